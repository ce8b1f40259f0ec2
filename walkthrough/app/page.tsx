import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { TalkOnStage } from '@/app/_ui/beats/talk-on-stage'
import { explainClosedSteering } from '@/app/_ui/frame/steering'
import { NEWEST, WithInitialLive } from '@/app/_ui/live/with-initial-live'
import { listScenes } from '@/app/_ui/live-screens/list-scenes'
import { LiveStage } from '@/app/_ui/live-screens/live-stage'
import { LatestCrossings } from '@/app/_ui/overview/latest-crossings'
import { NotCrossing } from '@/app/_ui/overview/not-crossing'
import { OpenAllWindows } from '@/app/_ui/overview/open-all-windows'
import { Opening } from '@/app/_ui/overview/opening'
import { RoomCaption } from '@/app/_ui/room/room-caption'
import { listWindows } from '@/app/_ui/windows/list-windows'
import { getLanguage, getView, getWords } from '@/i18n/get-words'
import { getEnvironment } from '@/server/environment'
import { neverByFlow } from '@/server/register/flows'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  const { overview } = await getWords()

  return { title: overview.title }
}

export default async function StagePage() {
  const { overview, liveScreens, frame, inspector, ready, scenario, talk, xray } = await getWords()
  const { kind, claim } = inspector
  const { act, note, asExpected, unexpected, notPlayed, withoutPointer, ending, devControl, progress } = scenario
  const technical = (await getView()) !== 'executive'
  const windows = listWindows()
  const plans = listScenes(scenario.cards)
  const scenes = {
    systems: frame.system,
    scene: liveScreens.scene,
    language: await getLanguage(),
    scenario: { act, note, asExpected, unexpected, notPlayed, withoutPointer, ending, devControl, progress },
  }
  const unsteered = await explainClosedSteering(liveScreens.noDemo)
  const closed = unsteered ?? (getEnvironment().WALKTHROUGH_CHROMIUM ? null : liveScreens.noBrowser)

  return (
    <div data-stage className="grid grid-cols-1 gap-5 lg:gap-6">
      <div className="room:hidden">
        <Opening
          words={overview}
          talk={talk}
          brief={closed === null}
          preflight={unsteered === null ? ready.title : null}
        />
      </div>
      <WithInitialLive crossings={NEWEST} screens={closed === null}>
        <LiveStage
          words={overview}
          liveScreens={liveScreens}
          frame={frame}
          inspector={{ kind, claim }}
          scenes={scenes}
          plans={plans}
          xray={xray}
          windows={windows}
          closed={closed}
        />
        <RoomCaption words={overview} talk={talk} systems={frame.system} kinds={kind} scenes={scenes} />
        <TalkOnStage plans={plans} screensClosed={closed} />
        <div className={`grid grid-cols-1 gap-5 room:hidden lg:gap-6 ${technical ? 'lg:grid-cols-[1.6fr_1fr]' : ''}`}>
          {technical && <LatestCrossings words={overview} frame={frame} kinds={kind} />}
          <NotCrossing words={overview} never={neverByFlow()} />
        </div>
      </WithInitialLive>
      {technical && (
        <div className="room:hidden">
          <OpenAllWindows words={overview} windows={windows} />
        </div>
      )}
    </div>
  )
}
