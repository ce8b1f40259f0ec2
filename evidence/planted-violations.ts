import { Browser } from '@jembatan/contract/conformance/browser'
import { bold, dim, printLine, red } from '../tools/dev/terminal/progress.mjs'
import { type Checked, checkEach } from './controls/check-each'
import type { FaultCode } from './controls/control'
import { CONTROLS } from './controls/every-control'
import type { Sum } from './print-findings'
import { callDevControl } from './world/dev-control'
import type { Audited, World } from './world/world'

type Turn = (world: World, how: 'PUT' | 'DELETE') => Promise<unknown>

/**
 * A planted violation: how it is switched on, the one row that must notice it, and the fault code
 * that the row must find.
 */
export type PlantedViolation = { name: string; row: number; finds: FaultCode; turn: Turn[] }

const at =
  (system: 'ramai' | 'pasar', breach: string): Turn =>
  (world, method) =>
    turnAt(world[system], method, breach)

const atDevControl: Turn = async ({ devControl }, method) => {
  if (!devControl) throw new Error('There is no dev control where these systems were brought up.')
  await callDevControl(devControl, method, '/breaches/one-database')
}

export const PLANTED_VIOLATIONS: PlantedViolation[] = [
  { name: 'an-order-in-the-feed', row: 2, finds: 'stored_beyond_list', turn: [at('ramai', 'an-order-in-the-feed')] },
  { name: 'one-database', row: 3, finds: 'foreign_database_open', turn: [atDevControl] },
  {
    name: 'a-shared-key',
    row: 6,
    finds: 'common_value',
    turn: [at('ramai', 'a-shared-key'), at('pasar', 'a-shared-key')],
  },
  { name: 'a-tenth-claim', row: 7, finds: 'extra_claim', turn: [at('ramai', 'a-tenth-claim')] },
  { name: 'a-leaking-browser', row: 9, finds: 'asked_from_elsewhere', turn: [at('pasar', 'a-leaking-browser')] },
  {
    name: 'an-order-on-the-way-back',
    row: 10,
    finds: 'return_address_carries',
    turn: [at('pasar', 'an-order-on-the-way-back')],
  },
]

/**
 * Breaks each of the six controls in turn: the control's own check must find that violation, and no
 * other row may be red.
 */
export async function proveViolations(world: World): Promise<Sum> {
  const sum = { passed: 0, failed: 0, migrationOpen: 0 }
  printLine(
    `\n  ${bold('Planted violations')} ${dim('· each control is broken on purpose, and its own check must notice')}\n`,
  )
  for (const violation of PLANTED_VIOLATIONS) {
    const turned = await turnRed(world, violation)
    const proven = isProven(violation, turned)
    sum[proven ? 'passed' : 'failed'] += 1
    const line = `  ${proven ? '✓' : '✗'} ${violation.name} turns row ${rowsOf(turned) || 'nothing'} red`
    printLine(proven ? line : red(`${line}, and should turn row ${violation.row} red alone, by its own finding`))
  }

  const remaining = await redRows(world)
  sum[remaining.length === 0 ? 'passed' : 'failed'] += 1
  printLine(
    remaining.length === 0
      ? '  ✓ with all of it off again, no row is red'
      : red(`  ✗ row ${rowsOf(remaining)} stays red`),
  )

  return sum
}

/**
 * A row that is red for another reason, or because its check broke, has not found the violation.
 */
export const isProven = (
  { row, finds }: Pick<PlantedViolation, 'row' | 'finds'>,
  turned: Pick<Checked, 'row' | 'leaks'>[],
) => turned.length === 1 && turned.every((one) => one.row === row && one.leaks?.some(({ code }) => code === finds))

const rowsOf = (checked: Checked[]) => checked.map(({ row }) => row).join(' and ')

/**
 * Returns the rows that are red during a violation. Switches the violation off again in any case.
 */
async function turnRed(world: World, { turn }: PlantedViolation): Promise<Checked[]> {
  try {
    for (const go of turn) await go(world, 'PUT')
    return await redRows(world)
  } finally {
    for (const go of turn) await go(world, 'DELETE')
  }
}

async function redRows(world: World): Promise<Checked[]> {
  const rows: Checked[] = []
  for await (const checked of checkEach({ ...world, fewPeople: true }, CONTROLS))
    if (checked.verdict === 'failed') rows.push(checked)

  return rows
}

/** Switches a violation on or off in its system, with the key of that system's demo. */
async function turnAt({ name, title, origin, environment }: Audited, method: string, breach: string) {
  const authorization = `Bearer ${environment[`${name.toUpperCase()}_DEMO_KEY`] ?? ''}`
  const { status, body } = await new Browser(origin).ask(`/api/demo/breaches/${breach}`, {
    method,
    headers: { authorization },
  })
  if (status !== 200) throw new Error(`${title} answered ${status} to ${method} ${breach}: ${body.slice(0, 200)}`)
}
