import { join } from 'node:path'
import { execa } from 'execa'
import { baseEnvironment } from '../process/base-environment'
import type { Settings } from '../systems/settings'

/** Said on stderr: a part of a longer command, whose own result is the last line on stdout. */
export const ASIDE = '--aside'

/**
 * In a process that is told nothing but what is its side's own. Ends when its command has ended: what a signal interrupts,
 * the command finishes itself.
 */
export async function runOnOneSide(cwd: string, command: string, given: string[], settings: Settings) {
  const args = given.filter((arg) => arg !== ASIDE)
  const running = execa('node', ['--import', 'tsx', join('server', 'commands', `${command}.ts`), ...args], {
    cwd,
    env: { ...baseEnvironment(), ...settings },
    extendEnv: false,
    stdio: ['inherit', given.includes(ASIDE) ? 2 : 'inherit', 'inherit'],
    reject: false,
  })
  // A terminal tells the whole group, and hearing it twice is as well; whoever ends this process alone means the command.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => running.kill(signal))

  return (await running).exitCode ?? 1
}
