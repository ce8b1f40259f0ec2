'use client'

import { Play, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { fill } from '@/i18n/words'
import type { Step } from '@/server/scenario/steps/step'
import { SteerButton } from '../../steer-button'
import type { SystemWindow } from '../../windows/list-windows'
import { endingColour } from '../outcome'
import { Progress } from './progress'
import { resetSession } from './reset-session'
import { nameOf, StepRow, type StepWords } from './step-row'
import { type Landing, useJump } from './use-jump'
import { type RunEnding, useRun } from './use-run'

type RunPanelProps = StepWords & {
  id: string
  steps: Pick<Step, 'name' | 'to'>[]
  /** The step of the page's address. */
  at?: number
  windows: SystemWindow[]
  /** The reason why steering is closed here; null when it is open. */
  closed: string | null
  /** True if the key of a needed control is missing. */
  lacksControl: boolean
}

type Message = { kind: 'jumped'; landing: Landing } | { kind: 'reset'; sentence: string } | null

/** The steps of a scenario with their state; each step has a jump button. */
export function RunPanel({ id, steps, at, windows, closed, lacksControl, ...speech }: RunPanelProps) {
  const { words } = speech
  const { run, start, show, clear } = useRun(id)
  const { jumping, jump } = useJump(id, windows)
  const [message, setMessage] = useState<Message>(null)
  const busy = run.running || jumping !== null
  const cannotPlay = closed !== null || lacksControl
  const stepsDone = run.steps.length

  async function jumpTo(step: number) {
    clear()
    setMessage(null)
    const jumped = await jump(step)
    show({
      running: false,
      steps: jumped?.result.steps ?? [],
      ending: jumped ? unlessAsExpected(jumped.result.ending) : { verdict: 'lost' },
    })
    if (jumped?.result.ending.verdict === 'asExpected') setMessage({ kind: 'jumped', landing: jumped.landing })
  }

  async function reset() {
    clear()
    setMessage({ kind: 'reset', sentence: await resetSession(words) })
  }

  return (
    <section aria-labelledby="steps" className="night on-night min-w-0 p-5 sm:p-7">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="steps" className="text-xl">
          {words.steps}
        </h2>
        <div className="flex flex-wrap gap-2">
          <SteerButton
            onPress={() => {
              setMessage(null)
              start()
            }}
            closed={cannotPlay}
            busy={busy}
            className="bg-white text-night"
          >
            <Play size={16} aria-hidden />
            {run.running ? words.playing : stepsDone > 0 ? words.playAgain : words.play}
          </SteerButton>
          <SteerButton
            onPress={reset}
            closed={closed !== null}
            busy={busy}
            className="border border-night-line hover:border-white"
          >
            <RotateCcw size={16} aria-hidden />
            {words.reset}
          </SteerButton>
        </div>
      </div>
      {(closed || lacksControl) && <p className="mt-3 text-night-quiet">{closed ?? words.ending.closed}</p>}
      <Progress
        done={stepsDone}
        count={steps.length}
        sentence={fill(words.progress, { number: stepsDone, count: steps.length })}
      />
      <div role="status" className="mt-3 grid gap-2 empty:hidden">
        {run.running && (
          <p>{fill(words.progress, { number: Math.min(stepsDone + 1, steps.length), count: steps.length })}</p>
        )}
        {run.ending && <EndingMessage ending={run.ending} {...speech} />}
        {message?.kind === 'jumped' && <JumpMessage landing={message.landing} {...speech} />}
        {message?.kind === 'reset' && <p className="font-bold">{message.sentence}</p>}
      </div>
      <ol className="mt-3 divide-y divide-night-line">
        {steps.map((step, index) => (
          <StepRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the scenario
            key={index}
            number={index + 1}
            step={step}
            completed={run.steps[index]}
            state={stateOf(index, { done: stepsDone, running: run.running, ended: run.ending !== null, at })}
            jump={{ onJump: () => jumpTo(index + 1), jumping: jumping === index + 1, closed: cannotPlay, busy }}
            {...speech}
          />
        ))}
      </ol>
    </section>
  )
}

type RunState = { done: number; running: boolean; ended: boolean; at?: number }

function stateOf(index: number, { done, running, ended, at }: RunState) {
  if (running && index === done) return 'running'
  if (ended && index >= done) return 'skipped'
  if (done === 0 && index + 1 === at) return 'marked'

  return undefined
}

/** A completed jump shows its own message. */
const unlessAsExpected = (ending: RunEnding) => (ending.verdict === 'asExpected' ? null : ending)

function EndingMessage({ ending, words, systems }: { ending: RunEnding } & StepWords) {
  const system = ending.verdict === 'down' ? nameOf(ending.system, words, systems) : ''

  return <p className={`font-bold ${endingColour(ending.verdict)}`}>{fill(words.ending[ending.verdict], { system })}</p>
}

function JumpMessage({ landing, words, systems }: { landing: Landing } & StepWords) {
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
