import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import { z } from 'zod'
import { atExit } from '../process/at-exit'
import { bareEnvironment } from '../process/bare-environment'
import { signalGroup } from '../process/leftovers'
import { root } from '../systems/systems'

export type Tally = { passed: number; failed: number; details?: string }

/** One thing that is looked at: a command that counts as one, or a runner that counts its tests. */
export type Check = {
  title: string
  run: () => Promise<Tally>
  /** Shows its own progress, step by step. */
  showsItself?: boolean
}

type Command = { cwd?: string; environment?: Record<string, string>; show?: boolean }

export function command(title: string, words: string[], options: Command = {}): Check {
  return {
    title,
    run: async () => {
      const { succeeded, output } = await runWords(words, options)
      return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, details: output }
    },
  }
}

const vitestSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number() })

export function vitest(title: string, folder: string, options: string[] = []): Check {
  const results = join(root, '.local', 'results', `vitest-${title.replaceAll(/\W+/g, '-')}.json`)

  return {
    title,
    run: async () => {
      await rm(results, { force: true })
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
      const words = ['vitest', 'run', ...options, ...reporters]
      const { succeeded, output } = await runWords(words, { cwd: folder })
      const counted = vitestSchema.safeParse(await readJson(results)).data
      const passed = counted?.numPassedTests ?? 0
      // A file that does not even load has no failed test, and is no success either.
      const failed = succeeded && passed > 0 ? 0 : Math.max(counted?.numFailedTests ?? 0, 1)

      return { passed, failed, details: failed > 0 ? output : undefined }
    },
  }
}

const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
})

/** The journeys side by side, and then, one at a time, those that change a system for everybody. */
export async function runJourneys(environment: Record<string, string>): Promise<Tally> {
  const together = await runProjects(['desktop', 'phone', 'reduced-motion'], environment)
  const alone = await runProjects(['alone'], environment)

  return { passed: together.passed + alone.passed, failed: together.failed + alone.failed }
}

/** Shows its own progress, a line a journey: it takes minutes. */
async function runProjects(projects: string[], environment: Record<string, string>): Promise<Tally> {
  const results = join(root, '.local', 'results', 'journeys.json')
  await rm(results, { force: true })
  const { succeeded } = await runWords(['playwright', 'test', ...projects.map((name) => `--project=${name}`)], {
    environment: { ...environment, E2E_RESULTS_FILE: results, CI: '1' },
    show: true,
  })
  const stats = playwrightSchema.safeParse(await readJson(results)).data?.stats
  const passed = stats?.expected ?? 0
  const failed = succeeded && passed > 0 ? 0 : Math.max((stats?.unexpected ?? 0) + (stats?.flaky ?? 0), 1)

  return { passed, failed }
}

/** In a group of its own and with an environment of its own: nothing a person set leaks into a check. */
async function runWords(words: string[], { cwd = root, environment = {}, show = false }: Command) {
  const [program = '', ...args] = words
  const running = execa(program, args, {
    cwd,
    env: { ...bareEnvironment(), ...(!show && { NO_COLOR: '1' }), ...environment },
    extendEnv: false,
    preferLocal: true,
    localDir: root,
    all: true,
    stdin: 'ignore',
    reject: false,
    detached: true,
    cleanup: false,
    ...(show && { stdout: ['pipe', 'inherit'] as const, stderr: ['pipe', 'inherit'] as const }),
  })
  const spare = atExit(() => running.pid && signalGroup(running.pid, 'SIGKILL'))
  const { exitCode, all } = await running
  spare()

  return { succeeded: exitCode === 0, output: String(all ?? '') }
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8').catch(() => 'null'))
}
