'use client'

import { Check, OctagonX, Play } from 'lucide-react'
import { useState } from 'react'
import type { Messages } from '@/i18n/messages'
import type { PlayedStep } from '@/server/scenario/play'

type PlayerProps = { id: string; words: Messages['scenario']; frame: Messages['frame']; on: boolean }

/** Plays the visitor through the walkthrough's server and lists what the systems really answered. */
export function Player({ id, words, frame, on }: PlayerProps) {
  const [steps, setSteps] = useState<PlayedStep[] | null>(null)
  const [state, setState] = useState<'idle' | 'playing' | 'down'>('idle')

  async function play() {
    setState('playing')
    const answer = await fetch(`/api/scenario/${id}`, { method: 'POST' }).catch(() => null)
    setSteps(answer?.ok ? (await answer.json()).steps : null)
    setState(answer?.ok ? 'idle' : 'down')
  }

  return (
    <section aria-labelledby="played" className="night on-night p-5 sm:p-7">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="played" className="text-xl">
          {words.played}
        </h2>
        <button
          type="button"
          onClick={play}
          disabled={!on || state === 'playing'}
          className="button bg-white text-ink disabled:opacity-60"
        >
          <Play size={16} aria-hidden />
          {state === 'playing' ? words.playing : steps ? words.playAgain : words.play}
        </button>
      </div>
      {!on && <p className="mt-3 text-night-quiet">{words.off}</p>}
      <p role="alert" className="mt-3 text-ramai-night empty:hidden">
        {state === 'down' && words.down}
      </p>
      <ol aria-live="polite" className="mt-3 divide-y divide-night-line">
        {steps?.map((step, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps of one play are its order
            key={index}
            className="grid animate-arrive gap-x-6 gap-y-1 py-3 sm:grid-cols-[1.4fr_1fr_auto_auto] sm:items-center"
            style={{ animationDelay: `${index * 90}ms`, animationFillMode: 'backwards' }}
          >
            <span className="font-bold">{words.act[step.act]}</span>
            <span className="font-mono text-night-quiet text-sm">
              {frame.system[step.to].name} · {step.request}
            </span>
            <span className="font-mono text-sm">
              {step.status} {step.code}
            </span>
            <Outcome asExpected={step.asExpected} words={words} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Outcome({ asExpected, words }: { asExpected: boolean; words: Messages['scenario'] }) {
  const Icon = asExpected ? Check : OctagonX

  return (
    <span
      className={`flex items-center gap-1.5 font-bold text-sm ${asExpected ? 'text-pasar-night' : 'text-ramai-night'}`}
    >
      <Icon size={16} aria-hidden />
      {asExpected ? words.asExpected : words.unexpected}
    </span>
  )
}
