import { Play, SkipForward, Square } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { PACES } from '@/server/scene/scene-pace'
import { XrayButton } from '../xray/xray-button'
import { chooseScene, goOn, playScene, type ScenePlan, setPace, stopScene, useScene } from './use-scene'

type SceneBarProps = { plans: ScenePlan[]; words: Messages['trio']['scene']; xray: Messages['xray'] }

/** One line holds all controls of a room, on a small screen by their signs. */
const SHORT = 'room:max-2xl:sr-only'

/** Which scenario, how fast, and its beginning, next and end. */
export function SceneBar({ plans, words, xray }: SceneBarProps) {
  const { chosen, pace, playing } = useScene()
  const plan = plans.find(({ id }) => id === chosen) ?? plans[0]
  const button = 'button border border-current px-3 text-sm'

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
      <select
        aria-label={words.pace}
        value={pace}
        disabled={playing}
        onChange={({ target }) => setPace(PACES.find((one) => one === target.value) ?? pace)}
        className={`field w-auto text-ink ${playing ? 'room:max-2xl:hidden' : ''}`}
      >
        {PACES.map((one) => (
          <option key={one} value={one}>
            {words[one]}
          </option>
        ))}
      </select>
      {playing && pace !== 'fast' && (
        <button type="button" title={words.next} onClick={goOn} className={button}>
          <SkipForward size={16} aria-hidden />
          <span className={SHORT}>{words.next}</span>
        </button>
      )}
      {/* One button: whoever pressed it keeps the focus. */}
      <button
        type="button"
        title={playing ? words.stop : words.play}
        onClick={() => (playing ? stopScene() : plan && playScene(plan))}
        className={playing ? button : 'button bg-white px-4 text-ink text-sm room:border room:border-line'}
      >
        {playing ? <Square size={16} aria-hidden /> : <Play size={16} aria-hidden />}
        <span className={SHORT}>{playing ? words.stop : words.play}</span>
      </button>
      {!playing && <XrayButton word={xray.open} className={button} />}
    </>
  )
}
