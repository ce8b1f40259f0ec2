/** The steps of a command that report a count. */
export type CountedStep = 'rows' | 'orders' | 'changes' | 'tables' | 'files' | 'days of settlement reports'

/** The steps of a command without a count. */
export type Stage =
  | 'telling Kasir what the old account holds'
  | 'waiting for Toko Lama to close'
  | 'Toko Lama is closed: writing its last changes'
  | 'importing the last changes'
  | 'reading Kasir’s settlement reports'
  | 'opening Pasar'
  | 'counting where every row is'
  | 'dropping what is old'

/** The walkthrough translates each step, and does not compile without all of them. */
export type ProgressStep = CountedStep | Stage

export type Progress = {
  /**
   * Reports progress: `done` of `all`, in units of `what`. Without a known end, `all` is infinite.
   */
  show: (done: number, all: number, what: CountedStep, more?: More) => void
  /** Starts a step that reports no count. */
  begin: (stage: Stage) => void
  clear: () => void
}

type More = {
  /** A note for people; may differ in every call. */
  besides?: string
  /** For a calling program: what is done so far, by table. */
  tables?: Record<string, number>
}

/** One line of JSON for a calling program: `{ "progress": … }`. */
export type ProgressLine = {
  step: ProgressStep
  done: number
  /** Null without a known end. */
  of: number | null
  /** Units per second since the step began. */
  rate: number
  /** Null while it cannot be estimated. */
  secondsLeft: number | null
  tables?: Record<string, number>
}

const ON_A_TERMINAL = 100
const ELSEWHERE = 1000
const FOR_A_PROGRAM = 250

type Options = { json?: boolean; out?: { isTTY?: boolean; write: (text: string) => unknown } }

/**
 * Reports count, rate and remaining time. For people on stderr: a moving line on a terminal,
 * otherwise one line a second. With `json` on stdout: at most four lines of JSON a second.
 */
export function createProgress({ json = false, out = json ? process.stdout : process.stderr }: Options = {}): Progress {
  const moves = !json && out.isTTY === true
  const between = json ? FOR_A_PROGRAM : moves ? ON_A_TERMINAL : ELSEWHERE
  let [began, first, step]: [number, number, ProgressStep | ''] = [performance.now(), 0, '']
  // A program receives the first line at once.
  let lastOutput = json ? Number.NEGATIVE_INFINITY : began
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
      // The first count of the next step is written at once.
      step = stage
      lastOutput = Number.NEGATIVE_INFINITY
      say({ step: stage, done: 0, of: null, rate: 0, secondsLeft: null }, `${stage} …`)
    },
    show: (done, all, what, { besides = '', tables } = {}) => {
      const now = performance.now()
      // Another unit is another step, whose rate is measured separately.
      if (what !== step) {
        began = step === '' ? began : now
        ;[first, step] = [done, what]
      }
      if (now - lastOutput < between) return
      lastOutput = now
      const rate = now > began ? ((done - first) / (now - began)) * 1000 : 0
      const of = Number.isFinite(all) ? all : null
      const secondsLeft = rate > 0 && of !== null ? Math.ceil((of - done) / rate) : null
      const line = { step: what, done, of, rate: Math.round(rate), secondsLeft, tables }
      say(line, `${forPeople(line)}${besides}`)
    },
  }
}

function forPeople({ step, done, of, rate, secondsLeft }: ProgressLine) {
  const end = of === null ? '' : ` of ${of}`
  const pace = rate === 0 ? '' : ` · ${rate} a second`
  const remaining = secondsLeft === null ? '' : ` · ${duration(secondsLeft)} left`

  return `${done}${end} ${step}${pace}${remaining}`
}

const LONG = 120

const duration = (seconds: number) => (seconds < LONG ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`)

/**
 * Returns the peak memory of this process in megabytes, to verify that it does not grow with the
 * work.
 */
export const mostMemory = () => Math.round(process.resourceUsage().maxRSS / 1024)
