import { readFile, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { execa } from 'execa'
import { z } from 'zod'
import { baseEnvironment } from '../dev/process/base-environment'
import { onExit } from '../dev/process/on-exit'
import { endGroup, signalGroup } from '../dev/process/orphans'
import { root } from '../dev/systems/systems'

/** One test of a runner: its place and name. */
export type TimedTest = { name: string; seconds: number }

export type Tally = { passed: number; failed: number; details?: string; tests?: TimedTest[]; notTried?: string[] }

/** One check of the gate: a command, which counts as one, or a runner that counts its tests. */
export type Check = {
  title: string
  run: () => Promise<Tally>
  /** Prints its own progress, step by step. */
  showsItself?: boolean
}

type Options = { cwd?: string; environment?: Record<string, string>; show?: boolean }

export function command(title: string, words: string[], options: Options = {}): Check {
  return {
    title,
    run: async () => {
      const { succeeded, output } = await run(words, options)
      return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, details: output }
    },
  }
}

const fileSchema = z.object({
  name: z.string(),
  assertionResults: z.array(
    z.object({
      fullName: z.string(),
      duration: z.number().nullish(),
      status: z.string(),
      meta: z.object({ whySkipped: z.string().optional() }),
    }),
  ),
})

const vitestSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(fileSchema),
})

/** Runs the named projects of `vitest.config.ts`. `mayBeEmpty`: for a run restricted to changes. */
export function vitest(
  title: string,
  { projects, options = [], mayBeEmpty = false }: { projects: string[]; options?: string[]; mayBeEmpty?: boolean },
): Check {
  const results = join(root, '.local', 'results', `vitest-${title.replaceAll(/\W+/g, '-')}.json`)

  return {
    title,
    run: async () => {
      await rm(results, { force: true })
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
      const projectArguments = projects.flatMap((project) => ['--project', project])
      const { succeeded, output } = await run(['vitest', 'run', ...projectArguments, ...options, ...reporters])
      const report = vitestSchema.safeParse(await readJson(results)).data
      const passed = report?.numPassedTests ?? 0
      // A file that fails to load has no failed test, but is no success either.
      const failed = succeeded && (passed > 0 || mayBeEmpty) ? 0 : Math.max(report?.numFailedTests ?? 0, 1)
      const tests = report?.testResults.flatMap(({ name, assertionResults }) =>
        assertionResults.map(({ fullName, duration }) => ({
          name: `${relative(root, name)} › ${fullName}`,
          seconds: (duration ?? 0) / 1000,
        })),
      )

      const notTried = listSkipped(report?.testResults ?? [])

      return { passed, failed, tests, notTried, details: failed > 0 ? output : undefined }
    },
  }
}

/** Returns a line for each file with skipped tests, and for each reason in their `meta`. */
export function listSkipped(files: z.infer<typeof fileSchema>[]): string[] {
  const counts = new Map<string, number>()
  for (const { name, assertionResults } of files)
    for (const { status, meta } of assertionResults) {
      if (status !== 'skipped') continue
      const of = `${relative(root, name)}${meta.whySkipped ? `: ${meta.whySkipped}` : ''}`
      counts.set(of, (counts.get(of) ?? 0) + 1)
    }

  return [...counts].map(([of, count]) => `${count} of ${of}`)
}

type PlaywrightSuite = {
  title: string
  file: string
  suites?: PlaywrightSuite[] | undefined
  specs: { title: string; tests: { projectName: string; results: { duration: number }[] }[] }[]
}

const suiteSchema: z.ZodType<PlaywrightSuite> = z.lazy(() =>
  z.object({
    title: z.string(),
    file: z.string(),
    suites: z.array(suiteSchema).optional(),
    specs: z.array(
      z.object({
        title: z.string(),
        tests: z.array(z.object({ projectName: z.string(), results: z.array(z.object({ duration: z.number() })) })),
      }),
    ),
  }),
)

const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  suites: z.array(suiteSchema),
})

const RUNS = {
  breaches: { breaches: ['--project=breaches', '--workers=1'] },
  hostile: { hostile: ['--project=hostile'] },
  /** In parallel; then one at a time those that change a system for all, and a final check. */
  journeys: {
    together: ['--project=desktop', '--project=phone', '--project=reduced-motion'],
    alone: ['--project=alone', '--project=afterwards', '--workers=1'],
  },
}

type Playwright = { environment: Record<string, string>; options?: string[] }

/**
 * Runs several Playwright projects into one report with all traces. Prints its progress, because it
 * takes minutes.
 */
export async function playwright(stage: keyof typeof RUNS, { environment, options = [] }: Playwright): Promise<Tally> {
  const folder = join(root, '.local', 'results', stage)
  await rm(folder, { recursive: true, force: true })
  // In a run restricted to changes one of the two may have no test.
  const narrowed = options.length > 0 ? ['--pass-with-no-tests'] : []
  const outcomes: boolean[] = []
  for (const [name, projects] of Object.entries(RUNS[stage])) {
    const { succeeded } = await run(
      ['playwright', 'test', `--output=test-results/${name}`, ...projects, ...narrowed, ...options],
      {
        environment: {
          ...environment,
          PLAYWRIGHT_BLOB_OUTPUT_FILE: join(folder, 'blobs', `${name}.zip`),
          FULL_VOLUME: process.env.FULL_VOLUME ?? '',
          CI: '1',
        },
        show: true,
      },
    )
    outcomes.push(succeeded)
  }

  return tallyReport(folder, { succeeded: outcomes.every(Boolean), html: stage === 'journeys' })
}

/** Only journeys get an HTML report: the other tests print all they have. */
async function tallyReport(folder: string, { succeeded, html }: { succeeded: boolean; html: boolean }): Promise<Tally> {
  const results = join(folder, 'results.json')
  const merging = await run(
    ['playwright', 'merge-reports', `--reporter=${html ? 'html,' : ''}json`, join(folder, 'blobs')],
    {
      environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: results, PLAYWRIGHT_HTML_OPEN: 'never' },
    },
  )
  const read = playwrightSchema.safeParse(await readJson(results)).data
  const passed = read?.stats.expected ?? 0
  const good = succeeded && merging.succeeded && passed > 0
  const failed = good ? 0 : Math.max((read?.stats.unexpected ?? 0) + (read?.stats.flaky ?? 0), 1)
  const details = merging.succeeded ? undefined : merging.output

  return { passed, failed, details, tests: read?.suites.flatMap(testsOf) ?? [] }
}

function testsOf({ file, suites = [], specs }: PlaywrightSuite): TimedTest[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests.map(({ projectName, results }) => ({
      name: `e2e/${file} › ${title} [${projectName}]`,
      seconds: results.reduce((sum, { duration }) => sum + duration, 0) / 1000,
    })),
  )

  return [...own, ...suites.flatMap(testsOf)]
}

const underWay = new Set<number>()

/** Playwright's workers need up to half a minute to end a journey and its processes. */
const GRACE = 35_000

let ending = false

/**
 * Stops the running commands. Their children have their own process groups, which only they can
 * end. No command returns a result any more.
 */
export async function endRuns() {
  ending = true
  await Promise.all([...underWay].map((leader) => endGroup(leader, { grace: GRACE })))
}

/**
 * Runs in its own process group and with its own environment, so that no personal setting affects a
 * check.
 */
export async function run(words: string[], { cwd = root, environment = {}, show = false }: Options = {}) {
  const [program = '', ...args] = words
  const running = execa(program, args, {
    cwd,
    env: { ...baseEnvironment(), ...(!show && { NO_COLOR: '1' }), ...environment },
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
  const leader = running.pid
  const spare = onExit(() => leader && signalGroup(leader, 'SIGKILL'))
  if (leader) underWay.add(leader)
  const { exitCode, all, stdout } = await running
  if (leader) underWay.delete(leader)
  spare()
  // Never resolves while the gate ends: the caller would start the next command.
  if (ending) await new Promise(() => {})

  return { succeeded: exitCode === 0, output: String(all ?? ''), stdout: String(stdout ?? '') }
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8').catch(() => 'null'))
}
