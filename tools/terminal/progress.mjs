const quiet = !process.stdout.isTTY
/** @type {NodeJS.WriteStream} */
let out = process.stdout

/** Where somebody reads what we print as data, what we say to people goes elsewhere. */
export function sayAside() {
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

// A closed terminal must not take the clean stop down with it.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})

/** @type {(line?: string) => void} */
export function say(line = '') {
  clearLine()
  out.write(`${line}\n`)
}

/**
 * Shows that something is being done, then that it is done and how long it took.
 * @template T
 * @param {string} doing what is being done
 * @param {() => Promise<T>} work
 * @param {(result: T) => string | undefined} [outcome] a word about the result, when there is one worth saying
 * @returns {Promise<T>}
 */
export async function step(doing, work, outcome = () => undefined) {
  const since = Date.now()
  const stopTurning = quiet ? announce(doing) : turn(doing, since)
  try {
    const result = await work()
    stopTurning()
    say(`  ${green('✓')} ${doing} ${dim([outcome(result), seconds(since)].filter(Boolean).join(' · '))}`)
    return result
  } catch (error) {
    stopTurning()
    say(`  ${red('✗')} ${doing} ${dim(seconds(since))}`)
    throw error
  }
}

/** @type {(doing: string) => () => void} */
function announce(doing) {
  say(`  … ${doing}`)
  return () => {}
}

/** @type {(doing: string, since: number) => () => void} */
function turn(doing, since) {
  let frame = 0
  const timer = setInterval(() => {
    clearLine()
    process.stdout.write(`  ${frames[frame++ % frames.length]} ${doing} ${dim(seconds(since))}`)
  }, 100)
  return () => clearInterval(timer)
}

function clearLine() {
  if (!quiet) process.stdout.write('\r\u001b[K')
}

/** @type {(since: number) => string} */
function seconds(since) {
  const passed = (Date.now() - since) / 1000
  return passed < 0.95 ? '' : `${passed < 9.95 ? passed.toFixed(1) : Math.round(passed)} s`
}
