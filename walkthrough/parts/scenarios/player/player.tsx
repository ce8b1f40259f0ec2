'use client'

import { Play, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { Act } from '@/server/scenario/act'
import type { Reset } from '@/server/session/reset-session'
import { fill } from '../../fill'
import type { Companion } from '../../overview/list-windows'
import { useScripted } from '../../use-scripted'
import { Progress } from './progress'
import { nameOf, StepRow, type StepWords } from './step-row'
import { type Landing, useJump } from './use-jump'
import { type HowItEnded, usePlay } from './use-play'

type PlayerProps = StepWords & {
  id: string
  acts: Pick<Act, 'name' | 'to'>[]
  /** The step that the address names. */
  at?: number
  windows: Companion[]
  /** Whether it can be played from here; `off` without demo mode. */
  ready: boolean | 'off'
}

type Said = { kind: 'landed'; landing: Landing } | { kind: 'reset'; reset: Reset } | null

/** Every step of a scenario, before, while and after it is played; each can be jumped to. */
export function Player({ id, acts, at, windows, ready, ...speech }: PlayerProps) {
  const { words } = speech
  const { play, start, show, clear } = usePlay(id)
  const { jumping, jump } = useJump(id, windows)
  const [said, setSaid] = useState<Said>(null)
  const scripted = useScripted()
  const busy = !scripted || play.playing || jumping !== null
  const disabled = ready !== true || busy
  const done = play.steps.length

  async function jumpTo(step: number) {
    clear()
    setSaid(null)
    const landed = await jump(step)
    show({
      playing: false,
      steps: landed?.jumped.steps ?? [],
      ending: landed ? unlessFine(landed.jumped.ending) : { verdict: 'lost' },
    })
    if (landed?.jumped.ending.verdict === 'asExpected') setSaid({ kind: 'landed', landing: landed.landing })
  }

  async function reset() {
    clear()
    const answer = await fetch('/api/session/reset', { method: 'POST' }).catch(() => null)
    setSaid(answer?.ok ? { kind: 'reset', reset: await answer.json() } : null)
  }

  return (
    <section aria-labelledby="steps" className="night on-night min-w-0 p-5 sm:p-7">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="steps" className="text-xl">
          {words.steps}
        </h2>
        <div className="flex flex-wrap gap-2">
          <button
            type="button"
            onClick={() => {
              setSaid(null)
              start()
            }}
            disabled={disabled}
            className="button bg-white text-ink disabled:opacity-60"
          >
            <Play size={16} aria-hidden />
            {play.playing ? words.playing : done > 0 ? words.playAgain : words.play}
          </button>
          <button
            type="button"
            onClick={reset}
            disabled={ready === 'off' || busy}
            className="button border border-night-line hover:border-white disabled:opacity-60"
          >
            <RotateCcw size={16} aria-hidden />
            {words.reset}
          </button>
        </div>
      </div>
      {ready !== true && <p className="mt-3 text-night-quiet">{ready === 'off' ? words.off : words.ending.closed}</p>}
      <Progress done={done} count={acts.length} sentence={fill(words.progress, { number: done, count: acts.length })} />
      <div role="status" className="mt-3 grid gap-2 empty:hidden">
        {play.playing && <p>{fill(words.progress, { number: Math.min(done + 1, acts.length), count: acts.length })}</p>}
        {play.ending && <EndingWord ending={play.ending} {...speech} />}
        {said?.kind === 'landed' && <LandingWord landing={said.landing} {...speech} />}
        {said?.kind === 'reset' && <p className="font-bold">{resetWord(said.reset, words)}</p>}
      </div>
      <ol className="mt-3 divide-y divide-night-line">
        {acts.map((act, index) => (
          <StepRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the script
            key={index}
            number={index + 1}
            act={act}
            played={play.steps[index]}
            state={stateOf(index, { done, playing: play.playing, ended: play.ending !== null, at })}
            jump={{ onJump: () => jumpTo(index + 1), busy: jumping === index + 1, disabled }}
            {...speech}
          />
        ))}
      </ol>
    </section>
  )
}

type Where = { done: number; playing: boolean; ended: boolean; at?: number }

function stateOf(index: number, { done, playing, ended, at }: Where) {
  if (playing && index === done) return 'playing'
  if (ended && index >= done) return 'skipped'
  if (done === 0 && index + 1 === at) return 'marked'

  return undefined
}

/** A jump that arrived says so in its own words. */
const unlessFine = (ending: HowItEnded) => (ending.verdict === 'asExpected' ? null : ending)

function EndingWord({ ending, words, systems }: { ending: HowItEnded } & StepWords) {
  const system = ending.verdict === 'down' ? nameOf(ending.system, words, systems) : ''

  return (
    <p className={`font-bold ${ending.verdict === 'asExpected' ? 'text-pasar-night' : 'text-ramai-night'}`}>
      {fill(words.ending[ending.verdict], { system })}
    </p>
  )
}

function LandingWord({ landing, words, systems }: { landing: Landing } & StepWords) {
  const { step, opens, blocked } = landing

  return (
    <p className="font-bold">
      {fill(opens ? words.jumped : words.jumpedNoWindow, { number: step })}
      {opens && blocked && (
        <>
          {' '}
          {words.blocked}{' '}
          <a href={opens.address} target="_blank" rel="noreferrer" className="underline">
            {fill(words.open, { system: systems[opens.system].name })}
          </a>
        </>
      )}
    </p>
  )
}

function resetWord({ plays, pasar }: Reset, words: StepWords['words']) {
  if (pasar === 'closed' || pasar === 'down') return words.resetHalf

  return fill(words.resetDone, { plays, orders: pasar.orders })
}
