import { Play, SkipForward, Square } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { PACES } from '@/server/scene/scene-pace'
import {
  chooseScene,
  playScene,
  postNext,
  type Scene,
  type ScenePlan,
  setPace,
  stopScene,
  useScene,
} from '../scene/use-scene'
import { XrayButton } from '../xray/xray-button'

type SceneBarProps = { plans: ScenePlan[]; words: Messages['liveScreens']['scene']; xray: Messages['xray'] }

/** The choice of scenario and pace, with start, next and stop. */
export function SceneBar({ plans, words, xray }: SceneBarProps) {
  const { chosen, playing, ending } = useScene()
  const plan = plans.find(({ id }) => id === chosen) ?? plans[0]

  return (
    <>
      <select
        aria-label={words.scenario}
        value={plan?.id}
        disabled={playing}
        onChange={({ target }) => chooseScene(target.value)}
        className="field w-56 max-w-full text-ink"
      >
        {plans.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      <ScenePace words={words} />
      {/* One button for start and stop, so that it keeps the focus. */}
      <button
        type="button"
        onClick={() => (playing ? stopScene() : plan && playScene(plan))}
        className={playing ? BUTTON : 'button bg-white px-4 text-night text-sm'}
      >
        {playing ? <Square size={16} aria-hidden /> : <Play size={16} aria-hidden />}
        {playing ? words.stop : isCutShort(ending) ? words.again : words.play}
      </button>
      {!playing && <XrayButton word={xray.open} className={BUTTON} />}
    </>
  )
}

/** An interrupted scene is offered again. */
const isCutShort = (ending: Scene['ending']) => ending !== null && ending.verdict !== 'asExpected'

const BUTTON = 'button border border-current px-3 text-sm'

/** The pace of a scene, and its next button while it waits. */
export function ScenePace({ words }: Pick<SceneBarProps, 'words'>) {
  const { pace, playing, takenOver } = useScene()
  const next = takenOver ? words.resume : words.next

  return (
    <>
      <select
        aria-label={words.pace}
        value={pace}
        disabled={playing}
        onChange={({ target }) => setPace(PACES.find((one) => one === target.value) ?? pace)}
        className="field w-auto text-ink"
      >
        {PACES.map((one) => (
          <option key={one} value={one}>
            {words[one]}
          </option>
        ))}
      </select>
      {playing && (takenOver || pace !== 'fast') && (
        <button type="button" title={next} onClick={postNext} className={BUTTON}>
          <SkipForward size={16} aria-hidden />
          {/* Hidden in presenter mode, where the talk's button does the same. */}
          <span className={takenOver ? '' : 'room:sr-only'}>{next}</span>
        </button>
      )}
    </>
  )
}
