import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { baseEnvironment } from '../process/base-environment'
import { onExit } from '../process/on-exit'
import { endGroup, signalGroup } from '../process/orphans'
import { root } from '../systems/systems'

export type GroupRun = {
  pid: number
  /** Its lines of JSON on stdout. */
  lines: AsyncIterable<string>
  /** Exit code and the end of stderr; a null code means that a signal ended it. */
  over: Promise<{ code: number | null; stderr: string }>
  end: () => Promise<void>
  /** Like a power cut. */
  kill: () => void
}

/** Characters of the end that are kept. */
const LONGEST_STDERR = 8000

/** Runs a command of this repository in its own process group, together with its children. */
export function runInGroup(command: string[]): GroupRun {
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { ...baseEnvironment(), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const pid = child.pid ?? 0
  let stderr = ''
  let isOver = false
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = `${stderr}${chunk}`.slice(-LONGEST_STDERR)
  })
  const kill = () => {
    if (pid && !isOver) signalGroup(pid, 'SIGKILL')
  }
  const spare = onExit(kill)
  const over = new Promise<{ code: number | null; stderr: string }>((resolve) => {
    const finish = (code: number | null) => {
      isOver = true
      spare()
      resolve({ code, stderr: stderr.trim() })
    }
    child.once('error', () => finish(null))
    child.once('close', (code) => finish(code))
  })

  return {
    pid,
    lines: objects(child.stdout),
    over,
    kill,
    end: async () => {
      if (pid && !isOver) await endGroup(pid, { grace: 3000 })
      await over
    },
  }
}

async function* objects(output: NodeJS.ReadableStream) {
  for await (const line of createInterface({ input: output })) if (isObject(line)) yield line
}

function isObject(line: string) {
  try {
    return line.startsWith('{') && Boolean(JSON.parse(line))
  } catch {
    return false
  }
}
