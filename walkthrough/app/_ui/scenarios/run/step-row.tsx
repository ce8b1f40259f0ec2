import { CircleDashed, CornerDownRight, LoaderCircle } from 'lucide-react'
import type { Language } from '@/i18n/language'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { CompletedStep, Step } from '@/server/scenario/steps/step'
import { SteerButton } from '../../steer-button'
import { outcomeOf } from '../outcome'

export type StepWords = { words: Messages['scenario']; systems: Messages['frame']['system']; language: Language }

type StepRowProps = StepWords & {
  number: number
  step: Pick<Step, 'name' | 'to'>
  completed?: CompletedStep
  /** The state of the step: running, marked by the address, or skipped by a stopped run. */
  state?: 'running' | 'marked' | 'skipped'
  jump?: { onJump: () => void; jumping: boolean; closed: boolean; busy: boolean }
}

export function StepRow({ number, step, completed, state, jump, ...speech }: StepRowProps) {
  const { words } = speech
  const what = words.act[step.name]

  return (
    <li
      aria-current={state === 'running' || state === 'marked' ? 'step' : undefined}
      className={`grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 py-3 sm:grid-cols-[auto_1fr_auto] ${state === 'skipped' ? 'text-night-quiet' : ''}`}
    >
      <StepMark completed={completed} running={state === 'running'} number={number} marked={state === 'marked'} />
      <div className="min-w-0">
        <p className="font-bold leading-snug">{what}</p>
        {completed ? <Result completed={completed} {...speech} /> : <Target to={step.to} {...speech} />}
        {state === 'skipped' && <p className="text-sm">{words.notPlayed}</p>}
      </div>
      {jump && (
        <SteerButton
          onPress={jump.onJump}
          closed={jump.closed}
          busy={jump.busy}
          className="col-start-2 w-fit self-start border border-night-line px-3 text-sm hover:border-white sm:col-start-3"
        >
          <CornerDownRight size={15} aria-hidden />
          {jump.jumping ? words.jumping : words.jump}
          <span className="sr-only">{fill(words.jumpTo, { number, act: what })}</span>
        </SteerButton>
      )}
    </li>
  )
}

type StepMarkProps = { number: number; completed?: CompletedStep; running: boolean; marked: boolean }

function StepMark({ number, completed, running, marked }: StepMarkProps) {
  const ring = 'mt-0.5 grid size-7 place-items-center rounded-full font-extrabold text-sm'
  if (running) return <LoaderCircle size={28} aria-hidden className="mt-0.5 animate-spin" />
  if (!completed)
    return (
      <span
        aria-hidden
        className={`${ring} border ${marked ? 'border-white bg-white text-night' : 'border-night-line'}`}
      >
        {number}
      </span>
    )
  const { Icon, fill: colour } = outcomeOf(completed)

  return (
    <span aria-hidden className={`${ring} ${colour} animate-arrive`}>
      <Icon size={17} />
    </span>
  )
}

/** The request, its response and the meaning of the response. */
function Result({ completed, words, systems, language }: { completed: CompletedStep } & StepWords) {
  const { note, status, code, request, to, tookMs } = completed
  const { word, text } = outcomeOf(completed)
  const values = note?.values
  const figure = values?.[language]

  return (
    <div className="animate-arrive text-sm">
      {note && <p>{fill(words.note[note.word], { ...values, ...(figure !== undefined && { figure }) })}</p>}
      <p className="figures break-words font-mono text-night-quiet">
        {nameOf(to, words, systems)} · {request} → {status || '—'} {code} · {tookMs} ms
      </p>
      <p className={`font-bold ${text}`}>{words[word]}</p>
    </div>
  )
}

const Target = ({ to, words, systems }: { to: Step['to'] } & StepWords) => (
  <p className="flex items-center gap-1.5 text-night-quiet text-sm">
    <CircleDashed size={13} aria-hidden />
    {nameOf(to, words, systems)}
  </p>
)

export const nameOf = (to: Step['to'], words: Messages['scenario'], systems: StepWords['systems']) =>
  to === 'devControl' ? words.devControl : systems[to].name
