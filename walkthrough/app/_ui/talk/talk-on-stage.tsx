import { getLanguage, getWords } from '@/i18n/get-words'
import { neverOn } from '@/server/register/flows'
import { whySteeringIsClosed } from '../frame/steering'
import type { ScenePlan } from '../scene/use-scene'
import { TalkBar } from './talk-bar'
import { TalkPane } from './talk-pane'

type TalkOnStageProps = { plans: ScenePlan[]; screensClosed: string | null }

/** The talk with its words: what it lays over the stage, and the one line of controls of a room. */
export async function TalkOnStage(props: TalkOnStageProps) {
  const { frame, migration, moments, overview, scenario, talk, token, trio } = await getWords()

  return (
    <>
      <TalkPane
        {...props}
        words={moments}
        systems={frame.system}
        language={await getLanguage()}
        closed={await whySteeringIsClosed(scenario.time.off)}
        talk={talk}
        token={token}
        overview={overview}
        trio={trio}
        migration={migration}
        never={neverOn('F2')}
      />
      <div className="hidden room:block">
        <TalkBar words={talk} scene={trio.scene} />
      </div>
    </>
  )
}
