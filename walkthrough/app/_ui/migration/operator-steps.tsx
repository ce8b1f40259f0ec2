'use client'

import type { StepFailure, StepProgress, VerifiedDifference } from '@jembatan/migration-bundle/step-results'
import { ORDER, type OrderedStep, type RunnableStep } from '@jembatan/migration-bundle/steps'
import type { CountedStep, Stage } from '@jembatan/platform/progress'
import { Check, Diff, Eye, LoaderCircle, Play, PlugZap, RotateCcw, Skull, Undo2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { formatRupiah } from '@/i18n/format-rupiah'
import type { Messages } from '@/i18n/messages'
import { fill, wordOf } from '@/i18n/words'
import type { PlanStep } from '@/server/migration/plan'
import type { MigrationView } from '@/server/migration/view'
import { SteerButton } from '../steer-button'
import { AskFirst, type ConfirmableStep, needsConfirmation, type Signature, typedIn } from './ask-first'
import { useSpeech } from './speech'
import type { Trouble, useMigration } from './use-migration'

const SIZES = [1000, 5000, 20_000, 50_000] as const
const USUAL = 20_000

type OperatorStepsProps = { migration: ReturnType<typeof useMigration>; closed: string | null }

/** The step buttons in order. *verify* also computes the checksums that it needs. */
const IN_ORDER = ORDER.filter((step) => step !== 'checksum')

/** The operator's steps in their order; the next one is highlighted. */
export function OperatorSteps({ migration, closed }: OperatorStepsProps) {
  const { words, number, moment } = useSpeech()
  const { view, running, trouble, step, run, kill } = migration
  const [chosen, setChosen] = useState<number | null>(null)
  /** The size of the present old shop, unless a terminal chose one that the page may not. */
  const orders = chosen ?? (isOffered(view.orders) ? view.orders : USUAL)
  const { desk } = words
  const doneSteps = view.done
  /** Steps before the opening are not repeated after it. */
  const isOver = view.phase === 'open' || view.phase === 'purged'
  const next = IN_ORDER.find((one) => !doneSteps.includes(one))
  const isClosed = closed !== null
  const busy = running !== null || step !== null
  const [question, setQuestion] = useState<ConfirmableStep | null>(null)
  /** Typed by the operator before the cut-over or the purge, and signed at the purge. */
  const [signature, setSignature] = useState<Signature>({ by: '', leave: '' })
  const press = (one: PlanStep) =>
    needsConfirmation(one, view.phase === 'open') ? setQuestion(one) : run(one, { orders })
  const figuresOf = useFigures(view)
  const nextButton = useRef<HTMLButtonElement>(null)
  /**
   * The progress stands below its own step, because a small screen would not show the end of the
   * list.
   */
  const progress = (
    <Running running={running}>
      <CalmButton onPress={kill} closed={isClosed} busy={false}>
        <Skull size={16} aria-hidden />
        {desk.kill}
      </CalmButton>
    </Running>
  )

  return (
    <section aria-labelledby="desk" className="night on-night p-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h2 id="desk" className="text-xl">
          {desk.title}
        </h2>
        <label className="flex flex-wrap items-center gap-3 text-sm">
          {desk.orders}
          <select
            value={orders}
            onChange={({ target }) => setChosen(Number(target.value))}
            disabled={isClosed || busy}
            className="field text-ink"
          >
            {[...new Set([...SIZES, orders])]
              .sort((one, other) => one - other)
              .map((size) => (
                <option key={size} value={size}>
                  {number(size)}
                </option>
              ))}
          </select>
        </label>
      </div>
      {closed && (
        <p className="mt-4 flex gap-2.5 rounded-control border border-night-line p-3.5">
          <PlugZap size={20} aria-hidden className="shrink-0" />
          {closed}
        </p>
      )}
      <ol className="mt-1 divide-y divide-night-line">
        {IN_ORDER.map((one, index) => (
          <StepLine
            key={one}
            number={index + 1}
            state={step === one ? 'running' : doneSteps.includes(one) ? 'done' : one === next ? 'next' : 'later'}
            text={words.step[one]}
            figures={figuresOf(one)}
            button={{
              ref: one === next ? nextButton : undefined,
              onPress: () => press(one),
              closed: isClosed,
              busy: busy || (isOver && doneSteps.includes(one)),
            }}
          >
            {step === one ? progress : one === 'verify' && <Comparison of={view.verified} />}
          </StepLine>
        ))}
      </ol>
      {!IN_ORDER.some((one) => one === step) && progress}
      <div role="alert" className="mt-3 grid gap-1 font-bold text-ramai-night empty:hidden">
        {trouble && <Failures trouble={trouble} />}
      </div>
      {view.phase === 'frozen' && (
        <p className="mt-3 flex flex-wrap items-center gap-3 rounded-control border border-night-line p-3.5">
          <b>{desk.backText}</b>
          <CalmButton
            // The button is hidden together with the planted difference.
            onPress={() => run('roll-back').then(() => nextButton.current?.focus())}
            closed={isClosed}
            busy={busy}
          >
            <Undo2 size={16} aria-hidden />
            {desk.back}
          </CalmButton>
        </p>
      )}
      <div className="mt-2 flex flex-wrap items-center gap-2 border-night-line border-t pt-3">
        <CalmButton onPress={() => run('look')} closed={isClosed} busy={busy}>
          <Eye size={16} aria-hidden />
          {desk.look}
        </CalmButton>
        <CalmButton
          onPress={() => run('difference')}
          closed={isClosed}
          busy={busy || !doneSteps.includes('import') || view.phase !== 'moving'}
        >
          <Diff size={16} aria-hidden />
          {view.isPlanted ? desk.takeBack : desk.plant}
        </CalmButton>
        <CalmButton onPress={() => press('anew')} closed={isClosed} busy={busy}>
          <RotateCcw size={16} aria-hidden />
          {desk.anew}
        </CalmButton>
        <p className="basis-full text-night-quiet text-xs">
          {view.lookedAt ? fill(desk.lookedAt, { time: moment(view.lookedAt) }) : desk.never}
          <span className="room:hidden">
            {' '}
            · {desk.anewText} {desk.text}
          </span>
        </p>
      </div>
      {question && (
        <AskFirst
          of={question}
          signature={signature}
          waiting={view.tables.reduce((sum, { quarantined }) => sum + quarantined, 0)}
          onSignature={setSignature}
          onYes={() => run(question, { orders, ...typedIn(signature) })}
          onClose={() => setQuestion(null)}
        />
      )}
    </section>
  )
}

const isOffered = (orders: number) => orders >= SIZES[0] && orders <= 50_000

type StepLineProps = {
  number: number
  state: 'running' | 'done' | 'next' | 'later'
  text: { name: string; text: string }
  figures: string | undefined
  button: Pressable
  children: React.ReactNode
}

type Pressable = Pick<React.ComponentProps<typeof SteerButton>, 'ref' | 'onPress' | 'closed' | 'busy'>

function StepLine({ number, state, text: { name, text }, figures, button, children }: StepLineProps) {
  const { desk: words } = useSpeech().words
  const strong = state === 'next' || state === 'running'
  const action = state === 'done' ? words.again : words.run

  return (
    <li
      aria-current={strong ? 'step' : undefined}
      className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 py-0.5"
    >
      <span aria-hidden className={`grid size-7 place-items-center rounded-full font-extrabold text-sm ${MARK[state]}`}>
        {state === 'done' ? (
          <Check size={16} />
        ) : state === 'running' ? (
          <LoaderCircle size={16} className="animate-spin" />
        ) : (
          number
        )}
      </span>
      <div className="min-w-0">
        <p className="font-bold">
          {name}
          {state === 'done' && <span className="sr-only"> · {words.done}</span>}
        </p>
        {strong && <p className="text-night-quiet text-sm room:hidden">{text}</p>}
        {figures && <p className="figures text-night-quiet text-sm">{figures}</p>}
      </div>
      <SteerButton
        {...button}
        aria-label={`${action}: ${name}`}
        className={strong ? 'bg-white text-night' : 'border border-night-line hover:border-white'}
      >
        <Play size={15} aria-hidden />
        {action}
      </SteerButton>
      <div className="col-span-full empty:hidden">{children}</div>
    </li>
  )
}

const MARK = {
  done: 'bg-pasar-night text-night',
  running: 'bg-white text-night',
  next: 'bg-white text-night',
  later: 'border border-night-line',
}

/** Amount, rate and remaining time. */
function Running({ running, children }: Pick<MigrationView, 'running'> & { children: React.ReactNode }) {
  const {
    words: { desk: words, command },
    number,
    tableWord,
  } = useSpeech()
  const { done = 0, of = null, rate = 0, secondsLeft = null, step = '' } = running?.progress ?? {}
  const stage = wordOf(words.stage satisfies Record<Stage, string>, step)
  const values = {
    done: number(done),
    of: number(of ?? 0),
    what: wordOf(words.unit satisfies Record<CountedStep, string>, step) ?? step,
    rate: number(rate),
    seconds: number(secondsLeft ?? 0),
  }

  return (
    <div className="grid gap-1.5 py-1 empty:hidden">
      {running && (
        <div className="flex flex-wrap items-center justify-between gap-x-3">
          <p role="status" className="font-bold">
            {fill(words.running, { command: stepWord(command, running.command) })}
          </p>
          {children}
        </div>
      )}
      {running?.progress && (
        <>
          {of !== null && (
            <span aria-hidden className="block h-2 overflow-hidden rounded-full bg-night-line">
              <span
                className="block h-full rounded-full bg-pasar-night transition-[width]"
                style={{ width: `${of === 0 ? 0 : (done / of) * 100}%` }}
              />
            </span>
          )}
          <p className="figures text-sm">{stage ?? fill(sentenceOf(running.progress, words), values)}</p>
          <ul className="figures flex flex-wrap gap-x-3 text-night-quiet text-sm empty:hidden">
            {Object.entries(running.progress.tables ?? {}).map(([table, rows]) => (
              <li key={table}>
                {tableWord(table)} {number(rows)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

const stepWord = (words: Messages['migration']['command'], step: string) =>
  wordOf(words satisfies Record<RunnableStep, string>, step) ?? step

/** Without a rate at the start. */
function sentenceOf({ of, rate, secondsLeft }: StepProgress, words: Messages['migration']['desk']) {
  if (of === null) return rate > 0 ? words.progressOpen : words.progressCounted

  return secondsLeft === null ? words.progressBegun : words.progress
}

/** The rate of a step, or the seconds without orders. */
function useFigures({ rates, secondsWithoutOrders }: MigrationView) {
  const {
    words: { desk: words },
    number,
  } = useSpeech()

  return (step: OrderedStep) => {
    const rate = rates.find(({ command }) => command === step)
    if (rate) return fill(words.rate, { rows: number(rate.rows), rate: number(Math.round(rate.rows / rate.seconds)) })
    if (step !== 'cut-over' || secondsWithoutOrders === null) return undefined

    return fill(words.withoutOrders, { seconds: number(secondsWithoutOrders, 1) })
  }
}

/** The result of the comparison. */
function Comparison({ of: verified }: { of: MigrationView['verified'] }) {
  const {
    words: { desk: words },
    number,
  } = useSpeech()
  if (!verified || verified.differences === null) return null
  const { rows, differences } = verified

  return (
    <div className="figures text-night-quiet text-sm">
      <p className={`font-bold ${differences > 0 ? 'text-base text-ramai-night' : 'text-pasar-night'}`}>
        {fill(words.verified, { rows: number(rows), differences: number(differences) })}
      </p>
      <Differences {...verified} count={differences} />
    </div>
  )
}

type DifferencesProps = { details: VerifiedDifference[]; count: number }

/** The details between the sides, as reported by the command. */
function Differences({ details, count }: DifferencesProps) {
  const { words, number, day, tableWord } = useSpeech()
  const { found: text } = words.desk
  const sales = (sums: { orders: number; total: number } | null) =>
    sums ? fill(text.sales, { orders: number(sums.orders), total: formatRupiah(sums.total) }) : text.noSales
  const sentence = (one: VerifiedDifference) => {
    if (one.kind === 'day')
      return fill(text.day, {
        merchant: one.merchant,
        day: day(one.day),
        theirs: sales(one.theirs),
        ours: sales(one.ours),
      })

    return fill('key' in one ? text.row : text.range, { ...one, table: tableWord(one.table) })
  }
  const more = count - details.length

  return (
    <ul>
      {details.map((one) => (
        <li key={JSON.stringify(one)} className="text-white">
          {sentence(one)}
        </li>
      ))}
      {more > 0 && <li>{fill(text.more, { count: number(more) })}</li>}
    </ul>
  )
}

const CalmButton = (props: Omit<React.ComponentProps<typeof SteerButton>, 'className'>) => (
  <SteerButton className="border border-night-line px-3 text-sm hover:border-white" {...props} />
)

/** The failure of a step in words. An unexpected failure shows its own English message. */
function Failures({ trouble }: { trouble: Trouble }) {
  const { words, ...speech } = useSpeech()
  if (trouble.kind === 'lost') return <p>{words.desk.lost}</p>

  return trouble.failures.map(({ code, values, message }, index) => {
    const sentence = wordOf(words.failure, code)
    return (
      <p key={code}>
        {index === 0 && `${stepWord(words.command, trouble.command)}: `}
        {fill(sentence ?? words.failure.unexpected, formatValues(values, speech))}{' '}
        {(sentence === undefined || code === 'unexpected') && <q lang="en">{message}</q>}
      </p>
    )
  })
}

/** Formats numbers, times and tables in the reader's language. */
function formatValues(
  values: StepFailure['values'],
  { number, moment, tableWord }: Omit<ReturnType<typeof useSpeech>, 'words'>,
) {
  const format = (name: string, value: string | number) => {
    if (typeof value === 'number') return number(value)
    if (name === 'at') return moment(value)
    if (name !== 'tables') return value

    return value.split(', ').map(tableWord).join(', ')
  }

  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, format(name, value)]))
}
