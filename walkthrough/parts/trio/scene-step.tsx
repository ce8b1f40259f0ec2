import { Check, LoaderCircle, OctagonX } from 'lucide-react'
import type { Language } from '@/i18n/language'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { CompletedStep, Target } from '@/server/scenario/steps/step'
import type { Scene } from './use-scene'

export type SceneWords = Pick<
  Messages['scenario'],
  'act' | 'note' | 'asExpected' | 'unexpected' | 'ending' | 'devControl' | 'progress'
>

type SceneStepProps = {
  scene: Scene
  words: SceneWords
  systems: Messages['frame']['system']
  language: Language
  now: string
  /** Shown where one of these is changed; without, wherever. */
  beside?: Target[]
}

/** The step that is played now, pinned to the screen that it changes, with how the system answered. */
export function SceneStep({ scene, words, systems, language, now, beside }: SceneStepProps) {
  const { plan, at, completed } = scene
  const step = plan?.steps[at - 1]
  if (!plan || !step || (beside && !beside.includes(step.to))) return null
  const result = completed.find(({ number }) => number === at)
  const system = step.to === 'devControl' ? words.devControl : systems[step.to].name

  return (
    <section
      aria-label={`${now}: ${system}`}
      data-system={step.to === 'devControl' ? undefined : step.to}
      className={`animate-arrive rounded-2xl border-2 border-(--system-night,white) bg-night-card p-3 text-left text-sm ${beside ? 'max-lg:hidden' : 'lg:hidden'}`}
    >
      <p className="figures text-night-quiet text-xs">
        {system} · {fill(words.progress, { number: at, count: plan.steps.length })}
      </p>
      <p className="flex gap-2 font-bold leading-snug">
        <Mark result={result} playing={scene.playing} />
        {words.act[step.name]}
      </p>
      {result && <Result result={result} words={words} language={language} />}
    </section>
  )
}

function Mark({ result, playing }: { result?: CompletedStep; playing: boolean }) {
  if (!result) return playing && <LoaderCircle size={18} aria-hidden className="mt-px shrink-0 animate-spin" />
  const Icon = result.asExpected ? Check : OctagonX

  return (
    <Icon
      size={18}
      aria-hidden
      className={`mt-px shrink-0 ${result.asExpected ? 'text-pasar-night' : 'text-ramai-night'}`}
    />
  )
}

type ResultProps = { result: CompletedStep; words: SceneWords; language: Language }

function Result({ result, words, language }: ResultProps) {
  const { note, asExpected, request, status, code } = result
  const figure = note?.values?.[language]

  return (
    <>
      {note && <p>{fill(words.note[note.word], { ...note.values, ...(figure !== undefined && { figure }) })}</p>}
      <p className="figures font-mono plain:hidden text-night-quiet text-xs [overflow-wrap:anywhere]">
        {request} → {status || '—'} {code}
      </p>
      <p className={`font-bold ${asExpected ? 'text-pasar-night' : 'text-ramai-night'}`}>
        {asExpected ? words.asExpected : words.unexpected}
      </p>
    </>
  )
}
