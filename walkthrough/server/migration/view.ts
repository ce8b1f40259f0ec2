import {
  listDifferences,
  readMeasured,
  readResult,
  type StepProgress,
  type TableCount,
  type VerifiedDifference,
} from '@jembatan/migration-bundle/step-results'
import type { OrderedStep } from '@jembatan/migration-bundle/steps'
import { readClocks } from '../clocks/clocks'
import type { Controls } from '../controls/controls'
import { getEnvironment } from '../environment'
import { log } from '../log'
import { neverOn } from '../register/flows'
import { type BurnDown, burnDown } from './burn-down'
import { countAnew } from './count-anew'
import { countRunning } from './count-running'
import { plantedIn, stepsDone } from './plan'
import { isOfBefore, type MigrationStatus, readStatus } from './runs'
import { measureWorkstreams, placeTables, totalPercent, type Workstream } from './workstreams'

/** The chapter's view of the migration, from the counts of both sides. */
export type MigrationView = {
  running: { command: string; progress: StepProgress | null } | null
  /** Demo time of the last look; null before the first. */
  lookedAt: string | null
  /** True if a step has run since. */
  stale: boolean
  orders: number
  done: OrderedStep[]
  phase: 'moving' | 'frozen' | 'open' | 'purged'
  /** Seconds between the old shop's last order and Pasar's first. */
  secondsWithoutOrders: number | null
  /** Pasar's certificate page; signer and time if the purge ran from here. */
  certificate: { address: string; by: string | null; closedAt: string | null } | null
  total: number
  workstreams: Workstream[]
  burnDown: BurnDown
  tables: TableCount[]
  /** Rows per second of each step at its largest run. */
  rates: { command: 'export' | 'import' | 'verify'; rows: number; seconds: number }[]
  /** `details` lists the first differences. */
  verified: { rows: number; differences: number | null; details: VerifiedDifference[] } | null
  /** True while a planted difference of one rupiah is at Pasar. */
  isPlanted: boolean
  left: { baskets: number; unnamed: number; never: string[] }
}

const MOST_FOUND = 3

/** The view before any migration. */
export const emptyView = () =>
  toView({ stale: false, running: null, outcomes: {}, looks: [], purgedAt: null }, new Date())

/**
 * Has both sides counted anew if a step has run since the last count, here or in a terminal. Returns
 * the last counts meanwhile; with `counted` it waits for the new ones. Null if dev control does not
 * answer.
 */
export async function readView(controls: Controls, { counted = false } = {}): Promise<MigrationView | null> {
  const devControl = getEnvironment().DEMO_MODE ? controls.devControl : null
  if (!devControl) return null
  try {
    const [status, now] = await Promise.all([readStatus(devControl), demoTime(controls)])
    if (!status.stale || status.running) return toView(status, now)
    const counting = countAnew(devControl, now)

    return toView(counted ? await counting.then(() => readStatus(devControl)) : status, now)
  } catch (error) {
    log.warn({ err: error }, 'the migration cannot be read from dev control')
    return null
  }
}

/** The furthest system's time, or the machine's if none is readable. */
export async function demoTime(controls: Controls): Promise<Date> {
  const ahead = (await readClocks(controls)).map((clock) => (clock.state === 'read' ? clock.offsetSeconds : 0))

  return new Date(Date.now() + Math.max(...ahead) * 1000)
}

export function toView(status: MigrationStatus, now: Date): MigrationView {
  const lastLook = status.looks.at(-1)
  const running = countRunning(lastLook, status.running, now)
  const last = running ?? lastLook
  const workstreams = last ? measureWorkstreams(last) : []
  const shoppers = lastLook?.sides.pasar.tables.find(({ table }) => table === 'shoppers')

  return {
    running: status.running,
    lookedAt: lastLook?.at ?? null,
    stale: status.stale,
    orders: last?.sides['old-shop'].rehearsal?.orders ?? 0,
    done: stepsDone(status),
    phase: phaseOf(status),
    secondsWithoutOrders: readResult('cut-over', status.outcomes['cut-over']?.result)?.secondsWithoutOrders ?? null,
    certificate: certificateOf(status),
    total: totalPercent(workstreams),
    workstreams,
    burnDown: burnDown(running ? [...status.looks, running] : status.looks, now),
    tables: last ? placeTables(last) : [],
    rates: ratesOf(status),
    verified: verifiedOf(status),
    isPlanted: plantedIn(status) !== null,
    left: {
      baskets: last?.sides['old-shop'].tables.baskets ?? 0,
      unnamed: Math.max(0, (shoppers?.loaded ?? 0) - (lastLook?.sides.pasar.consented ?? 0)),
      never: neverOn('F7'),
    },
  }
}

function phaseOf({ looks, purgedAt }: MigrationStatus): MigrationView['phase'] {
  if (purgedAt) return 'purged'
  const sides = looks.at(-1)?.sides
  if (sides?.pasar.phase === 'open' && !isOfBefore(sides)) return 'open'

  return sides?.['old-shop'].phase === 'frozen' ? 'frozen' : 'moving'
}

function ratesOf({ outcomes }: MigrationStatus): MigrationView['rates'] {
  const { bulkRows = 0, seconds = 0 } = readResult('export', outcomes.export?.result) ?? {}
  const exported = { command: 'export' as const, rows: bulkRows, seconds }
  const others = (['import', 'verify'] as const).map((command) => {
    const { most, result } = outcomes[command] ?? {}

    return { command, ...(most ?? readMeasured(result) ?? { rows: 0, seconds: 0 }) }
  })

  return [exported, ...others].filter(({ rows, seconds }) => rows > 0 && seconds > 0)
}

function verifiedOf({ outcomes: { verify } }: MigrationStatus): MigrationView['verified'] {
  const result = readResult('verify', verify?.result)
  if (!result) return null
  const differences = listDifferences(result)
  // List a merchant's day first: it is clearer than a range of keys.
  const byDay = differences?.toSorted((one, other) => Number(other.kind === 'day') - Number(one.kind === 'day')) ?? []

  return { rows: result.rows, differences: differences?.length ?? null, details: byDay.slice(0, MOST_FOUND) }
}

function certificateOf({ purgedAt, outcomes: { purge } }: MigrationStatus): MigrationView['certificate'] {
  if (!purgedAt) return null
  const { by = null, closedAt = null } = readResult('purge', purge?.result) ?? {}

  return { address: `${getEnvironment().WALKTHROUGH_PASAR_ORIGIN}/migration`, by, closedAt }
}
