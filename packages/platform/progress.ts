/** What is counted. */
export type CountedStep = 'rows' | 'orders' | 'changes' | 'tables' | 'files' | 'days of settlement reports'

/** What is done or waited for without a count. */
export type Stage =
  | 'telling Kasir what the old account holds'
  | 'waiting for Toko Lama to close'
  | 'Toko Lama is closed: writing its last changes'
  | 'importing the last changes'
  | 'reading Kasir’s settlement reports'
  | 'opening Pasar'
  | 'counting where every row is'
  | 'dropping what is old'

/** Whoever shows progress to people has words for each: the walkthrough does not compile without them. */
export type ProgressStep = CountedStep | Stage

export type Progress = {
  /**
   * How far a command is: what is done, of how much, and of what. Without an end, `all` is infinite. `besides` is for people, and
   * may change with every call.
   */
  show: (done: number, all: number, what: CountedStep, besides?: string) => void
  /** What a command does next, of which nothing is counted. */
  begin: (stage: Stage) => void
  clear: () => void
}

/** One line of JSON for a program that listens: `{ "progress": … }`. */
export type ProgressLine = {
  step: ProgressStep
  done: number
  /** Null without an end. */
  of: number | null
  /** A second, since the step began. */
  rate: number
  /** Null while nothing can be said about it. */
  secondsLeft: number | null
}

const ON_A_TERMINAL = 100
const ELSEWHERE = 1000
const FOR_A_PROGRAM = 250

type Options = { json?: boolean; out?: { isTTY?: boolean; write: (text: string) => unknown } }

/**
 * Says how much, how fast and how long yet. For a person on stderr: a line that moves on a terminal, and one a second
 * elsewhere. With `json` for a program on stdout: a line of JSON, at most four a second.
 */
export function createProgress({ json = false, out = json ? process.stdout : process.stderr }: Options = {}): Progress {
  const moves = !json && out.isTTY === true
  const between = json ? FOR_A_PROGRAM : moves ? ON_A_TERMINAL : ELSEWHERE
  let [began, first, step]: [number, number, ProgressStep | ''] = [performance.now(), 0, '']
  // A program hears at once that something has begun.
  let said = json ? Number.NEGATIVE_INFINITY : began
  const clear = () => {
    if (moves) out.write('\r\u001b[K')
  }

  const say = (line: ProgressLine, text: string) => {
    clear()
    out.write(json ? `${JSON.stringify({ progress: line })}\n` : `  ${text}${moves ? '' : '\n'}`)
  }

  return {
    clear,
    begin: (stage) => {
      // What is counted next is told at once.
      step = stage
      said = Number.NEGATIVE_INFINITY
      say({ step: stage, done: 0, of: null, rate: 0, secondsLeft: null }, `${stage} …`)
    },
    show: (done, all, what, besides = '') => {
      const now = performance.now()
      // What is counted otherwise is another step, with a pace of its own.
      if (what !== step) {
        began = step === '' ? began : now
        ;[first, step] = [done, what]
      }
      if (now - said < between) return
      said = now
      const rate = now > began ? ((done - first) / (now - began)) * 1000 : 0
      const of = Number.isFinite(all) ? all : null
      const secondsLeft = rate > 0 && of !== null ? Math.ceil((of - done) / rate) : null
      const line = { step: what, done, of, rate: Math.round(rate), secondsLeft }
      say(line, `${forPeople(line)}${besides}`)
    },
  }
}

function forPeople({ step, done, of, rate, secondsLeft }: ProgressLine) {
  const end = of === null ? '' : ` of ${of}`
  const pace = rate === 0 ? '' : ` · ${rate} a second`
  const left = secondsLeft === null ? '' : ` · ${duration(secondsLeft)} left`

  return `${done}${end} ${step}${pace}${left}`
}

const LONG = 120

const duration = (seconds: number) => (seconds < LONG ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`)

/** The most megabytes that this process ever held, for whoever wants to see that they do not grow with the work. */
export const mostMemory = () => Math.round(process.resourceUsage().maxRSS / 1024)
