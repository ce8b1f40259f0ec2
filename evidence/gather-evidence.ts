import { readFile } from 'node:fs/promises'
import { findRunning } from '../tools/dev/process/orphans'
import { environmentFile, isolatedProfile, pathsOf, runLockFile } from '../tools/dev/systems/profile'
import { parseEnvironmentFile } from '../tools/dev/systems/settings'
import { eachSystem, root } from '../tools/dev/systems/systems'
import { printLine, printToStderr } from '../tools/dev/terminal/progress.mjs'
import { readArguments } from '../tools/dev/terminal/read-arguments'
import { onStopSignal } from '../tools/dev/terminal/stop-signal'
import { type Checked, checkEach, countOf } from './controls/check-each'
import { CONTROLS, NOT_BUILT } from './controls/every-control'
import { findClockFault } from './controls/find-clock-fault'
import { proveViolations } from './planted-violations'
import { asJson, asText, type FindingsPrinter, type Sum } from './print-findings'
import { toWorld, type World } from './world/world'

/**
 * `npm run evidence [-- ROW… --json --planted --few --world=test]`: checks the systems of `npm
 * start`, of a test run, or of a new world. A run of all rows writes the report. `--json` prints a
 * line for each row and the total last; `--few` sends a tenth of the people, and writes no report.
 * Returns the exit code.
 */
export default async function gatherEvidence(args: string[]) {
  const { operands, values } = readArguments(args, {
    name: 'npm run evidence',
    operands: 'ROW',
    options: { json: 'flag', planted: 'flag', few: 'flag', world: 'value' },
  })
  const rows = operands.map(rowNamed)
  const printer = values.json ? asJson : asText
  if (values.json) printToStderr()

  const look = values.planted
    ? proveViolationsAlone
    : (world: World) => gather({ ...world, fewPeople: values.few }, { rows, printer })
  const { passed, failed, migrationOpen } = await onRunningSystems(look, worldNamed(values.world))

  // A run without checks proves nothing. An open migration is no failure.
  return failed === 0 && passed + migrationOpen > 0 ? 0 : 1
}

/** @throws {Error} with the rows that there are. */
export function rowNamed(text: string) {
  const rows = [...CONTROLS, ...NOT_BUILT].map(({ row }) => row).sort((one, other) => one - other)
  const row = rows.find((row) => String(row) === text)
  if (row === undefined) throw new Error(`There is no row "${text}"; there are ${rows.join(', ')}.`)

  return row
}

export function worldNamed(name = 'start') {
  if (name !== 'start' && name !== 'test') throw new Error(`There is no world "${name}"; there are start and test.`)

  return name
}

/** `--planted`: breaks each of the six controls in turn; only its own check may turn red. */
async function proveViolationsAlone(world: World): Promise<Sum> {
  const sum = await proveViolations(world)
  printLine(`\n${sum.passed} passed, ${sum.failed} failed`)

  return sum
}

type Gather = { rows?: number[]; printer: FindingsPrinter }

async function gather(world: World, { rows = [], printer }: Gather): Promise<Sum> {
  const selection = CONTROLS.filter(({ row }) => rows.length === 0 || rows.includes(row))
  const checked: Checked[] = []
  printer.begin()
  const clockFault = await findClockFault(world)
  if (clockFault) {
    printer.refuse(clockFault)
    return { passed: 0, failed: 0, migrationOpen: 0 }
  }
  for await (const one of checkEach(world, selection)) {
    checked.push(one)
    printer.print(one)
  }
  const sum = {
    passed: countOf(checked, 'passed'),
    failed: countOf(checked, 'failed'),
    migrationOpen: countOf(checked, 'migration_open'),
  }
  const report = rows.length === 0 && !world.fewPeople ? await write(world, checked) : undefined
  printer.end(sum, report)

  return sum
}

/**
 * Imported lazily, like the code below that starts systems: a run of one row on running systems
 * needs neither, and saves a second.
 */
async function write(world: World, checked: Checked[]) {
  const { writeReport } = await import('./report/write-report')

  return writeReport(world, checked)
}

/** Works on that world's systems if they run, otherwise on a new world. */
async function onRunningSystems<T>(work: (world: World) => Promise<T>, name: 'start' | 'test'): Promise<T> {
  const profile = pathsOf(name)
  if ((await findRunning({ pidFile: runLockFile(profile), cwd: root })) !== undefined) {
    const environments = await eachSystem(async ({ name }) =>
      parseEnvironmentFile(await readFile(environmentFile(profile, name), 'utf8')),
    )
    return work(await toWorld({ profile, environments }))
  }

  const { startSystems } = await import('../tools/dev/start-systems')
  const running = await startSystems(await isolatedProfile('test'), onStopSignal().signal)
  try {
    return await work(await toWorld(running))
  } finally {
    await running.stop()
  }
}
