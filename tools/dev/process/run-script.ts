import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ExecaError, execa } from 'execa'
import type { Settings } from '../systems/settings'
import { type Host, root } from '../systems/systems'
import { baseEnvironment } from './base-environment'
import { onExit } from './on-exit'
import { endGroup, signalGroup } from './orphans'

type RunScript = { system: Host; script: string; environment: Settings; signal?: AbortSignal }

/**
 * Runs a script of one system's package.json in exactly the given environment.
 * @throws {Error} with the last lines of its output.
 */
export async function runScript({ system, script, environment, signal }: RunScript) {
  const { scripts } = JSON.parse(await readFile(join(system.folder, 'package.json'), 'utf8'))
  if (!scripts[script]) throw new Error(`${system.title} has no script "${script}" in its package.json.`)

  return runCommand({ system, command: scripts[script], environment, signal })
}

type RunCommand = { system: Host; command: string; environment: Settings; signal?: AbortSignal }

/** Milliseconds for wireit to end its command, which has a process group of its own. */
const GRACE = 5000

/** In its own process group, so that an abort ends all of it. */
export async function runCommand({ system, command, environment, signal }: RunCommand) {
  const running = execa({
    cwd: system.folder,
    env: { ...baseEnvironment(), NO_COLOR: '1', ...environment },
    extendEnv: false,
    shell: true,
    preferLocal: true,
    localDir: root,
    all: true,
    stdin: 'ignore',
    detached: true,
    cleanup: false,
  })`${command}`
  const spare = onExit(() => running.pid && signalGroup(running.pid, 'SIGTERM'))
  const end = () => running.pid && endGroup(running.pid, { grace: GRACE })
  signal?.addEventListener('abort', end)

  try {
    return (await running).all ?? ''
  } catch (error) {
    if (!(error instanceof ExecaError)) throw error
    const lines = String(error.all ?? '')
      .trim()
      .split('\n')
      .slice(-20)
    throw new Error(`${system.title}: ${command} failed.\n${lines.join('\n')}`, { cause: error })
  } finally {
    spare()
    signal?.removeEventListener('abort', end)
  }
}
