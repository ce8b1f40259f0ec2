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
  /**
   * Rejects if the process ends before `keepRunning()`: it could not start, and a restart would not
   * help.
   */
  failure: Promise<never>
  /** From now on a process that ends is restarted. */
  keepRunning: () => void
  /** Ends it until `resume()`. */
  pause: () => Promise<void>
  resume: () => void
  /** @param grace milliseconds until it is killed. */
  stop: (how?: { grace: number }) => Promise<void>
}

const FIRST_PAUSE = 500
const LONGEST_PAUSE = 15_000

/** Keeps one process running, in its own group, with its output in its own file. */
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
      // A process that was ended on purpose may report its exit after its successor has started.
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
/** Not listable by others. PostgreSQL, which has its own account, must be able to traverse it. */
const PASS_THROUGH = 0o711

/** Keeps the previous run's log beside the new one. */
function beginLog(file: string) {
  const folder = dirname(file)
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, PASS_THROUGH)
  try {
    renameSync(file, `${file}.before`)
    chmodSync(`${file}.before`, OWNER_ONLY)
  } catch {
    // There was no previous run.
  }
}

function lastLines(file: string, from: number) {
  const lines = readFileSync(file).subarray(from).toString().trim().split('\n').slice(-12)
  const indented = lines.map((line) => `      ${line.length > 300 ? `${line.slice(0, 300)}…` : line}`)

  return [`    Its last lines, from ${relative(root, file)}:`, ...indented].join('\n')
}
