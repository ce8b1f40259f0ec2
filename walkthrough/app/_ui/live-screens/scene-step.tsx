import { LoaderCircle } from 'lucide-react'
import { fill } from '@/i18n/words'
import type { CompletedStep, Target } from '@/server/scenario/steps/step'
import { outcomeOf } from '../scenarios/outcome'
import { useScene } from '../scene/use-scene'
import { noteWord, type SceneWords, targetWord } from './scene-words'

type SceneStepProps = {
  words: SceneWords
  /** Shown beside these systems only; without it, beside any. */
  beside?: Target[]
}

/**
 * The current step, beside the screen that it changes, with the system's answer. A room shows it as
 * a caption.
 */
export function SceneStep({ words, beside }: SceneStepProps) {
  const { plan, at, completed, playing, takenOver } = useScene()
  const step = plan?.steps[at - 1]
  if (!plan || !step || (beside && !beside.includes(step.to))) return null
  const result = completed.find(({ number }) => number === at)
  const system = targetWord(words, step.to)

  return (
    <section
      aria-label={`${words.scene.now}: ${system}`}
      data-system={step.to === 'devControl' ? undefined : step.to}
      className={`animate-arrive rounded-2xl border-2 border-(--system-night,white) bg-night-card p-3 text-left text-sm room:hidden ${beside ? 'max-lg:hidden' : 'lg:hidden'}`}
    >
      <p className="figures text-night-quiet text-xs">
        {system} · {fill(words.scenario.progress, { number: at, count: plan.steps.length })}
      </p>
      <p className="flex gap-2 font-bold leading-snug">
        <StepMark result={result} playing={playing} />
        {words.scenario.act[step.name]}
      </p>
      {result && <Result result={result} words={words} />}
      {takenOver && <p className="mt-1.5 font-bold">{words.scene.taken}</p>}
    </section>
  )
}

/** An icon for the step: as expected, not as expected, or running. */
export function StepMark({ result, playing }: { result?: CompletedStep; playing: boolean }) {
  if (!result) return playing && <LoaderCircle size={18} aria-hidden className="mt-px shrink-0 animate-spin" />
  const { Icon, mark } = outcomeOf(result)

  return <Icon size={18} aria-hidden className={`mt-px shrink-0 ${mark}`} />
}

function Result({ result, words }: { result: CompletedStep; words: SceneWords }) {
  const { request, status, code } = result
  const { word, text } = outcomeOf(result)
  const note = noteWord(words, result)

  return (
    <>
      {note && <p>{note}</p>}
      <p className="figures font-mono plain:hidden text-night-quiet text-xs [overflow-wrap:anywhere]">
        {request} → {status || '—'} {code}
      </p>
      <p className={`font-bold ${text}`}>{words.scenario[word]}</p>
    </>
  )
}
