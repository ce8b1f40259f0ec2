import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, relative } from 'node:path'
import type { Settings } from '../systems/settings'
import { root } from '../systems/systems'
import { dim, printLine, red } from '../terminal/progress.mjs'
import { onExit } from './on-exit'
import { endGroup, signalGroup } from './orphans'

type Supervise = {
  title: string
  command: string[]
  cwd: string
  environment: Settings
  logFile: string
  pidFile: string
}

export type Supervised = {
  /** Rejects when the process ends before `keepRunning()`: it could not start, and starting it again would not help. */
  failure: Promise<never>
  /** From now on a process that ends is started again. */
  keepRunning: () => void
  /** Ends it on purpose, until `resume()`. */
  pause: () => Promise<void>
  resume: () => void
  /** @param grace milliseconds after which it is killed. */
  stop: (how?: { grace: number }) => Promise<void>
}

const FIRST_PAUSE = 500
const LONGEST_PAUSE = 15_000

/** Keeps one process running, in a group of its own, its output in a file of its own. */
export function supervise({ title, command, cwd, environment, logFile, pidFile }: Supervise): Supervised {
  const [program = process.execPath, ...args] = command
  let current: ChildProcess | undefined
  let phase: 'starting' | 'running' | 'paused' | 'stopping' = 'starting'
  let pauseNext = FIRST_PAUSE
  let waiting: NodeJS.Timeout | undefined
  let fail: (error: Error) => void
  const failure = new Promise<never>((_, reject) => {
    fail = reject
  })
  failure.catch(() => {})

  const launch = () => {
    const since = Date.now()
    const log = openSync(logFile, 'a', OWNER_ONLY)
    const from = statSync(logFile).size
    const child = spawn(program, args, { cwd, env: environment, detached: true, stdio: ['ignore', log, log] })
    closeSync(log)
    current = child
    if (child.pid !== undefined) writeFileSync(pidFile, String(child.pid))
    child.once('error', (error) => fail(new Error(`${title} could not be started: ${error.message}`)))
    child.once('exit', (code, signal) => {
      // Whoever was ended on purpose may report it when another runs already.
      if (child !== current || phase === 'paused' || phase === 'stopping') return
      if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL')
      if (phase === 'starting') fail(new Error(`${title} stopped while starting.\n${lastLines(logFile, from)}`))
      else startAgain(Date.now() - since, signal ?? `exit code ${code}`, from)
    })
  }

  const startAgain = (lived: number, reason: string, from: number) => {
    pauseNext = lived > 30_000 ? FIRST_PAUSE : Math.min(pauseNext * 2, LONGEST_PAUSE)
    printLine(`  ${red('!')} ${title} stopped (${reason}) and starts again in ${pauseNext / 1000} s.`)
    printLine(dim(lastLines(logFile, from)))
    waiting = setTimeout(launch, pauseNext)
  }

  const end = async ({ grace } = { grace: 5000 }) => {
    clearTimeout(waiting)
    const leader = current?.pid
    if (leader !== undefined) await endGroup(leader, { grace })
    rmSync(pidFile, { force: true })
  }

  const spare = onExit(() => current?.pid !== undefined && signalGroup(current.pid, 'SIGKILL'))
  beginLog(logFile)
  launch()

  return {
    failure,
    keepRunning: () => {
      phase = 'running'
    },
    pause: async () => {
      if (phase !== 'running') return
      phase = 'paused'
      await end()
      current = undefined
    },
    resume: () => {
      if (phase !== 'paused' || current) return
      phase = 'running'
      pauseNext = FIRST_PAUSE
      launch()
    },
    stop: async (how) => {
      phase = 'stopping'
      await end(how)
      spare()
    },
  }
}

const OWNER_ONLY = 0o600
/** Nobody else may list it. PostgreSQL, which runs under an account of its own, must pass through to its data. */
const PASS_THROUGH = 0o711

/** The log of the run before stays beside it. */
function beginLog(file: string) {
  const folder = dirname(file)
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, PASS_THROUGH)
  try {
    renameSync(file, `${file}.before`)
    chmodSync(`${file}.before`, OWNER_ONLY)
  } catch {
    // There was no run before.
  }
}

function lastLines(file: string, from: number) {
  const lines = readFileSync(file).subarray(from).toString().trim().split('\n').slice(-12)
  const indented = lines.map((line) => `      ${line.length > 300 ? `${line.slice(0, 300)}…` : line}`)

  return [`    Its last lines, from ${relative(root, file)}:`, ...indented].join('\n')
}
