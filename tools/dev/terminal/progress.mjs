const quiet = !process.stdout.isTTY
/** @type {NodeJS.WriteStream} */
let out = process.stdout

/** If stdout carries data for a program, lines for people go to stderr. */
export function printToStderr() {
  out = process.stderr
}

const coloured = process.stdout.isTTY && !process.env.NO_COLOR
const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']

/** @type {(code: number) => (text: string) => string} */
const paint = (code) => (text) => (coloured ? `\u001b[${code}m${text}\u001b[0m` : text)
export const bold = paint(1)
export const dim = paint(2)
export const red = paint(31)
export const green = paint(32)

// A closed terminal must not prevent a clean stop.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})

/** @type {(line?: string) => void} */
export function printLine(line = '') {
  clearLine()
  out.write(`${line}\n`)
}

/** Running steps in the order of their start: several may run at once. */
const running = new Map()

/**
 * Shows a step while it runs, then that it is done and how long it took.
 * @template T
 * @param {string} doing what is being done
 * @param {() => Promise<T>} work
 * @param {(result: T) => string | undefined} [outcome] a word about the result, if it is of
 * interest
 * @returns {Promise<T>}
 */
export async function step(doing, work, outcome = () => undefined) {
  const since = Date.now()
  const key = Symbol(doing)
  if (quiet) printLine(`  … ${doing}`)
  running.set(key, { doing, since })
  turn()
  try {
    const result = await work()
    running.delete(key)
    printLine(`  ${green('✓')} ${doing} ${dim([outcome(result), secondsIfLong(since)].filter(Boolean).join(' · '))}`)
    return result
  } catch (error) {
    running.delete(key)
    printLine(`  ${red('✗')} ${doing} ${dim(secondsIfLong(since))}`)
    throw error
  }
}

/** @type {NodeJS.Timeout | undefined} */
let turning

/** On a terminal: one animated line while a step runs. */
function turn() {
  if (quiet || turning) return
  let frame = 0
  turning = setInterval(() => {
    clearLine()
    if (running.size === 0) {
      clearInterval(turning)
      turning = undefined
      return
    }
    const all = Array.from(running.values(), ({ doing, since }) => `${doing} ${secondsIfLong(since)}`.trim())
    const line = `  ${frames[frame++ % frames.length]} ${all.join(' · ')}`
    process.stdout.write(line.slice(0, (process.stdout.columns ?? 80) - 1))
  }, 100)
}

function clearLine() {
  if (!quiet) process.stdout.write('\r\u001b[K')
}

/** @type {(since: number) => string} */
function secondsIfLong(since) {
  const passed = Date.now() - since
  return passed < 950 ? '' : seconds(passed)
}

/** @type {(milliseconds: number) => string} */
export function seconds(milliseconds) {
  const passed = milliseconds / 1000
  return `${passed < 9.95 ? passed.toFixed(1) : Math.round(passed)} s`
}
