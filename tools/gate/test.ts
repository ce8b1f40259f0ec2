import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildWhenChanged } from '../dev/build'
import { startSystems } from '../dev/start-systems'
import { ensureChromium } from '../dev/systems/chromium'
import { isolatedProfile } from '../dev/systems/profile'
import { type Host, hosts, root } from '../dev/systems/systems'
import { bold, dim, printLine, red, seconds, step } from '../dev/terminal/progress.mjs'
import { readArguments } from '../dev/terminal/read-arguments'
import { onStopSignal } from '../dev/terminal/stop-signal'
import { type Reach, readReach, whole } from './changed'
import { type Check, command, endRuns, playwright, run, type Tally, type TimedTest, vitest } from './check'
import { testFreshClone } from './fresh-clone'
import { journeyEnvironment } from './journeys'
import { listAges } from './last-green'
import { ensureNode, isRunningOn, RECOMMENDED, runOn } from './node-version'

const STAGES = {
  lint: 'Format and lint',
  rules: 'Import rules and the flow register',
  types: 'Types',
  build: 'Production builds',
  unit: 'Unit and database tests, random runs of orders among them',
  evidence: 'Evidence for the controls, and breaches that it must find',
  hostile: 'Hostile input',
  journeys: 'Journeys in a browser',
} as const

type StageName = keyof typeof STAGES

/** Checks our types several times as fast as TypeScript 6, whose interface Next needs. */
const COMPILER = join(root, 'node_modules', 'typescript-7', 'bin', 'tsc')

/** Folders with a `tsconfig.json` besides the systems; `tools` includes all that is around them. */
const OTHER_PROJECTS = ['packages', 'old-shop', 'tools']

const stop = onStopSignal()

/**
 * `npm test`: runs every stage; a failed stage does not stop the next. `--only=lint,types` runs
 * only those stages; `--changed[=REF]` runs what the changes since REF (or the last commit) can
 * affect. It runs on the recommended Node where that can be had, or on `--node=22`. Returns the exit
 * code.
 */
export default async function test(args: string[]) {
  const { stages, reach, node } = await readPlan(args)
  const other = await findOtherNode(node)
  if (other) return runOn(other, ['tools/gate/test', ...args], stop)
  printLine(dim(`\n  Node ${process.versions.node}`))
  const gate = new Gate(stages, reach)
  const ended = stop.received.then(endRuns)
  ended.then(() => process.exit(1))
  try {
    await gate.pass()
  } catch (error) {
    // A stop lets the slower commands end, too, before the first failure is thrown.
    if (stop.signal.aborted) await ended
    throw error
  }

  return await gate.conclude()
}

async function readPlan(args: string[]) {
  const names = Object.keys(STAGES) as StageName[]
  const { values } = readArguments(
    // `--changed` means since the last commit.
    args.map((arg) => (arg === '--changed' ? '--changed=HEAD' : arg)),
    { name: 'npm test', options: { only: 'value', changed: 'value', node: 'value' } },
  )
  const only = values.only?.split(',') ?? names
  const unknown = only.filter((name) => !names.includes(name as StageName))
  if (unknown.length > 0) throw new Error(`There is no stage "${unknown.join('", "')}"; there are ${names.join(', ')}.`)
  const reach = values.changed === undefined ? whole : await readReach(values.changed)

  return { stages: names.filter((name) => only.includes(name)), reach, node: values.node }
}

/**
 * Returns the folder of the Node on which the gate is to run, if that is not this one. A version that
 * was asked for must be there; the recommended one need not be.
 */
async function findOtherNode(request: string | undefined) {
  const major = Number(request ?? RECOMMENDED)
  if (isRunningOn(major)) return undefined
  try {
    return await ensureNode(major)
  } catch (error) {
    if (request || !(error instanceof Error)) throw error
    printLine(`  ${error.message}. The gate runs on ${process.versions.node}.`)
    return undefined
  }
}

/** One run of the gate: the passed and failed tests, and the duration of each stage and test. */
class Gate {
  private total = { passed: 0, failed: 0 }
  private tests: TimedTest[] = []
  private notTried: string[] = []
  private took: { stage: StageName; ms: number; passed: number; failed: number }[] = []
  private builds = new Map<Host['name'], Promise<'built' | 'unchanged'>>()
  private newBuilds = 0
  private readonly since = Date.now()

  constructor(
    private readonly stages: StageName[],
    private readonly reach: Reach,
  ) {}

  has(...names: StageName[]) {
    return names.some((name) => this.stages.includes(name))
  }

  /** The stages that need the systems, in their order. */
  private get walked() {
    const { evidence, hostile, playwright } = this.reach
    const reached = { evidence, hostile, journeys: playwright !== undefined }

    return (['evidence', 'hostile', 'journeys'] as const).filter((stage) => this.has(stage) && reached[stage])
  }

  /** Whether any remaining stage needs the systems. */
  get walks() {
    return this.walked.length > 0
  }

  async pass() {
    // Compilers of types and pages use little more than one core each, so they run in parallel.
    const chromium = this.walks ? ensureChromium() : undefined
    chromium?.catch(() => {})
    await Promise.all([this.build(), this.inspect()])
    const unit = this.unit()
    if (this.walks) await this.walk({ chromium, unit })
    await unit
  }

  /** Builds the systems one after another: a bundler uses every core. */
  async build() {
    if (!this.has('build') && !this.walks) return
    let before: Promise<unknown> = Promise.resolve()
    const builds = hosts
      .filter(({ name }) => this.reach.hosts.includes(name) || this.walks)
      .map((host): Check => {
        const build = before.then(() => buildWhenChanged(host, { distDir: '.next-test' }))
        before = build.catch(() => {})
        this.builds.set(host.name, build)
        const run = async () => {
          if ((await build) === 'built') this.newBuilds += 1
          return { passed: 1, failed: 0 }
        }

        return { title: host.title, run }
      })
    await this.stage('build', builds)
    // Without that stage nothing has waited for the builds, and the systems would be built again at
    // their start.
    await before
  }

  /** Stages without a database and a browser. */
  async inspect() {
    const files = this.reach.files.filter((file) => existsSync(join(root, file)))
    // Biome refuses pictures and Markdown otherwise.
    const anyKind = ['--no-errors-on-unmatched', '--files-ignore-unknown=true']
    await this.stage('lint', [command('Format and lint', ['biome', 'check', ...anyKind, ...files])])
    await this.stage('rules', [vitest('Rules', { projects: ['rules'] })])
    await this.stage('types', [
      ...OTHER_PROJECTS.filter((name) => this.reaches(name)).map((name) => typesIn(name, join(root, name))),
      ...hosts.filter(({ name }) => this.reach.hosts.includes(name)).map((host) => this.typesOf(host)),
    ])
  }

  /** Tests of all kinds import the systems, so their types can always differ. */
  private reaches(project: string) {
    const { hosts: reached, files } = this.reach
    return (
      project === 'tools' || reached.length === hosts.length || files.some((file) => file.startsWith(`${project}/`))
    )
  }

  /** A new build has written the types of routes. */
  private typesOf(host: Host): Check {
    return {
      title: host.title,
      run: async () => {
        const build = await this.builds.get(host.name)?.catch(() => undefined)
        const routes = { cwd: host.folder, environment: { NEXT_DIST_DIR: '.next-test' } }
        if (build !== 'built') await run(['next', 'typegen'], routes)

        return typesIn(host.title, host.folder).run()
      },
    }
  }

  async unit() {
    await this.stage('unit', [
      vitest('Tests', { projects: ['!rules'], options: this.reach.vitest, mayBeEmpty: this.reach !== whole }),
    ])
  }

  /**
   * In one world: first the evidence, on unused systems, then the hostile requests, then the
   * journeys. Start and evidence use one core and mostly wait, so they run beside the unit tests;
   * the rest uses all cores.
   */
  async walk({ chromium, unit }: { chromium: Promise<string | undefined> | undefined; unit: Promise<void> }) {
    printLine(dim(`\n  A browser: ${(await chromium) ?? "Playwright's own Chromium"}`))
    const running = await startSystems(await isolatedProfile('test'), stop.signal)
    try {
      const environment = journeyEnvironment(running)
      const runs = {
        evidence: [testFreshClone, gatherEvidence, () => playwright('breaches', { environment })],
        hostile: [() => playwright('hostile', { environment })],
        journeys: [() => playwright('journeys', { environment, options: this.reach.playwright })],
      }
      for (const stage of this.walked) {
        if (stage !== 'evidence') await unit
        await this.stage(
          stage,
          runs[stage].map((run) => ({ title: STAGES[stage], run, showsItself: true })),
        )
      }
    } finally {
      await running.stop()
    }
  }

  private async stage(name: StageName, checks: Check[]) {
    if (!this.stages.includes(name) || checks.length === 0) return
    const since = Date.now()
    const sum = { passed: 0, failed: 0 }
    printLine(`\n  ${bold(STAGES[name])}`)
    for (const check of checks) {
      const { passed, failed, tests = [], notTried = [] } = await tallyOf(check)
      sum.passed += passed
      sum.failed += failed
      this.tests.push(...tests)
      this.notTried.push(...notTried)
    }
    this.total.passed += sum.passed
    this.total.failed += sum.failed
    this.took.push({ stage: name, ms: Date.now() - since, ...sum })
  }

  /**
   * Prints the slowest tests, the skipped ones, each stage's time, the age of the suites outside the
   * gate, and the total as the last line, which machines read.
   */
  async conclude() {
    const slowest = this.tests.toSorted((one, other) => other.seconds - one.seconds).slice(0, 20)
    if (slowest.length > 0) printLine(`\n  ${bold('The slowest tests')}`)
    for (const { name, seconds } of slowest) printLine(`  ${seconds.toFixed(1).padStart(7)} s  ${name}`)
    if (this.notTried.length > 0) printLine(`\n  ${bold('Skipped tests')}`)
    for (const line of this.notTried) printLine(`  ${line}`)
    printLine(`\n  ${bold('The stages')}`)
    for (const { stage, ms, passed, failed } of this.took) {
      const counts = `${passed} passed${failed > 0 ? `, ${failed} failed` : ''}`
      printLine(`  ${seconds(ms).padStart(9)}  ${STAGES[stage]} ${dim(counts)}`)
    }
    this.compareWithBuilds()
    if (this.stages.length === Object.keys(STAGES).length) await printAges()
    printLine(`\n${this.total.passed} passed, ${this.total.failed} failed`)

    return this.total.failed > 0 || this.total.passed === 0 ? 1 : 0
  }

  /** A measure that hardly depends on the machine. It needs every build to be a new one. */
  private compareWithBuilds() {
    const builds = this.took.find(({ stage }) => stage === 'build')
    if (!builds || this.newBuilds < hosts.length) return
    printLine(`\n  The gate took ${((Date.now() - this.since) / builds.ms).toFixed(1)} times the four builds.`)
  }
}

async function printAges() {
  printLine(`\n  ${bold('Suites outside the gate, and where each was last green')}`)
  for (const line of await listAges()) printLine(`  ${line}`)
}

/**
 * TypeScript's record of the previous check spares it the files that nothing has changed. Several
 * checkers would each derive the same types, and the builds beside them use every core.
 */
function typesIn(title: string, folder: string) {
  const record = join(root, `.local/types/${title}.tsbuildinfo`)
  const options = ['--noEmit', '--checkers', '1', '--incremental', '--tsBuildInfoFile', record]

  return command(title, ['node', COMPILER, ...options], { cwd: folder })
}

async function tallyOf({ title, run, showsItself }: Check): Promise<Tally> {
  const outcome = ({ passed }: Tally) => (passed > 1 ? `${passed} passed` : undefined)
  try {
    const outcomeOf = () => run().then(orThrow)
    return showsItself ? await outcomeOf() : await step(title, outcomeOf, outcome)
  } catch (error) {
    const tally =
      error instanceof CheckFailed
        ? error.tally
        : { passed: 0, failed: 1, details: error instanceof Error ? error.message : String(error) }
    if (tally.failed > 1 || tally.passed > 0) printLine(red(`    ${tally.failed} failed, ${tally.passed} passed`))
    if (tally.details) printLine(dim(tally.details.trim().split('\n').slice(-80).join('\n')))

    return tally
  }
}

class CheckFailed extends Error {
  constructor(readonly tally: Tally) {
    super('A check failed.')
  }
}

function orThrow(tally: Tally) {
  if (tally.failed > 0) throw new CheckFailed(tally)

  return tally
}

/** Runs the evidence as an auditor would, as a separate command; its last line is the total. */
async function gatherEvidence(): Promise<Tally> {
  const words = ['node', 'tools/run.mjs', 'evidence/gather-evidence', '--world=test']
  const { succeeded, stdout } = await run(words, { show: true })
  const [, passed = '0', failed = '0'] = /(\d+) passed, (\d+) failed\s*$/.exec(stdout) ?? []

  // A run that breaks off has proven nothing.
  return { passed: Number(passed), failed: succeeded ? Number(failed) : Math.max(Number(failed), 1) }
}
