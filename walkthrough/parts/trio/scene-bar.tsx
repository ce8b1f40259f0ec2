import { Play, SkipForward, Square } from 'lucide-react'
import { useState } from 'react'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import { PACES } from '@/server/scene/scene-pace'
import type { SceneWords } from './scene-step'
import type { Scene } from './use-scene'

type SceneBarProps = {
  scene: Scene
  trio: Messages['trio']
  scenario: SceneWords
  systems: Messages['frame']['system']
  /** The step of now, where there is no room beside the screens. */
  children: React.ReactNode
}

/** One line under the screens: which scenario, how fast, and its beginning, next and end. */
export function SceneBar({ scene, trio, scenario, systems, children }: SceneBarProps) {
  const { plans, pace, playing, ending } = scene
  const words = trio.scene
  const [chosen, setChosen] = useState(plans[0]?.id ?? '')
  const button = 'button border border-night-line px-3 text-sm hover:border-white'

  return (
    <div className="grid gap-3 px-5 pb-3">
      {children}
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <select
          aria-label={words.scenario}
          value={chosen}
          disabled={playing}
          onChange={({ target }) => setChosen(target.value)}
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
          onChange={({ target }) => scene.setPace(PACES.find((one) => one === target.value) ?? pace)}
          className="field w-auto text-ink"
        >
          {PACES.map((one) => (
            <option key={one} value={one}>
              {words[one]}
            </option>
          ))}
        </select>
        {!playing && (
          <button type="button" onClick={() => scene.play(chosen)} className="button bg-white px-4 text-ink text-sm">
            <Play size={16} aria-hidden />
            {words.play}
          </button>
        )}
        {playing && pace !== 'fast' && (
          <button type="button" onClick={scene.next} className={button}>
            <SkipForward size={16} aria-hidden />
            {words.next}
          </button>
        )}
        {playing && (
          <button type="button" onClick={scene.stop} className={button}>
            <Square size={16} aria-hidden />
            {words.stop}
          </button>
        )}
        <p role="status" className="font-bold">
          {ending && messageOf(ending, { words, scenario, systems })}
        </p>
      </div>
    </div>
  )
}

type Voice = { words: Messages['trio']['scene'] } & Pick<SceneBarProps, 'scenario' | 'systems'>

function messageOf(ending: NonNullable<Scene['ending']>, { words, scenario, systems }: Voice) {
  if (ending.verdict === 'lost' || ending.verdict === 'busy') return words[ending.verdict]
  if (ending.verdict !== 'down') return scenario.ending[ending.verdict]
  const system = ending.system === 'devControl' ? scenario.devControl : systems[ending.system].name

  return fill(scenario.ending.down, { system })
}
