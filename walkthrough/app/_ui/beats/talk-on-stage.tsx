import { getLanguage, getWords } from '@/i18n/get-words'
import { neverOn } from '@/server/register/flows'
import { explainClosedSteering } from '../frame/steering'
import type { ScenePlan } from '../scene/use-scene'
import { TalkBar } from './talk-bar'
import { TalkPane } from './talk-pane'

type TalkOnStageProps = { plans: ScenePlan[]; screensClosed: string | null }

/**
 * The eight beats; in presenter mode also the controls, and the current beat's overlay of the
 * stage.
 */
export async function TalkOnStage(props: TalkOnStageProps) {
  const { frame, migration, overview, scenario, talk, token, liveScreens, xray } = await getWords()
  const closed = await explainClosedSteering(scenario.time.off)

  return (
    <section aria-labelledby="beats" className="panel grid gap-4 p-5 sm:p-6 room:contents">
      <div className="room:hidden">
        <h2 id="beats" className="text-xl">
          {talk.title}
        </h2>
        <p className="mt-1 text-quiet">{closed ?? talk.lead}</p>
      </div>
      <TalkBar words={talk} scene={liveScreens.scene} />
      <TalkPane
        {...props}
        words={talk}
        systems={frame.system}
        language={await getLanguage()}
        closed={closed}
        token={token}
        overview={overview}
        liveScreens={liveScreens}
        migration={migration}
        xray={xray}
        never={neverOn('F2')}
      />
    </section>
  )
}
