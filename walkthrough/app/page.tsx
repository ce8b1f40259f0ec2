import type { Metadata } from 'next'
import { getLanguage, getWords } from '@/i18n/get-words'
import { whySteeringIsClosed } from '@/parts/frame/steering'
import { WithInitialLive } from '@/parts/live/with-initial-live'
import { Moments } from '@/parts/moments/moments'
import { LatestCrossings } from '@/parts/overview/latest-crossings'
import { NotCrossing } from '@/parts/overview/not-crossing'
import { OpenAllWindows } from '@/parts/overview/open-all-windows'
import { Opening } from '@/parts/overview/opening'
import { listScenes } from '@/parts/trio/list-scenes'
import { LiveStage } from '@/parts/trio/live-stage'
import { listWindows } from '@/parts/windows/list-windows'
import { getEnvironment } from '@/server/environment'
import { neverByFlow, neverOn } from '@/server/register/flows'

export async function generateMetadata(): Promise<Metadata> {
  const { overview } = await getWords()

  return { title: overview.title }
}

/** Enough that the newest purchase is among them. */
const SENT = 30

export default async function StagePage() {
  const { overview, trio, frame, inspector, moments, scenario, token } = await getWords()
  const { kind, claim } = inspector
  const { act, note, asExpected, unexpected, ending, devControl, progress } = scenario
  const windows = listWindows()
  const closed =
    (await whySteeringIsClosed(trio.noDemo)) ?? (getEnvironment().WALKTHROUGH_CHROMIUM ? null : trio.noBrowser)

  return (
    <div className="grid grid-cols-1 gap-5 lg:gap-6">
      <Opening words={overview} brief={closed === null} />
      <WithInitialLive crossings={SENT}>
        <LiveStage
          words={overview}
          trio={trio}
          frame={frame}
          inspector={{ kind, claim }}
          scenario={{ act, note, asExpected, unexpected, ending, devControl, progress }}
          scenes={listScenes(scenario.cards)}
          language={await getLanguage()}
          windows={windows}
          closed={closed}
        />
        <Moments
          words={moments}
          systems={frame.system}
          token={token}
          overview={overview}
          never={neverOn('F2')}
          language={await getLanguage()}
          closed={await whySteeringIsClosed(scenario.time.off)}
        />
        <div className="grid grid-cols-1 gap-5 lg:grid-cols-[1.6fr_1fr] lg:gap-6">
          <LatestCrossings words={overview} frame={frame} kinds={kind} />
          <NotCrossing words={overview} never={neverByFlow()} />
        </div>
      </WithInitialLive>
      <OpenAllWindows words={overview} windows={windows} />
    </div>
  )
}
