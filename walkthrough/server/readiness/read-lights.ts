import type { AuditEvent } from '../audit-log/audit-event'
import { getAuditHub } from '../audit-log/audit-hub'
import { type BreachState, readBreaches } from '../breach/breaches'
import { type Clock, readClocks } from '../clocks/clocks'
import { clocksAhead } from '../clocks/clocks-ahead'
import type { Controls } from '../controls/controls'
import { type MigrationView, readView } from '../migration/view'
import { isScenePlayedElsewhere, type Session } from '../session/sessions'
import { isUp } from '../systems/is-up'
import type { SystemName, Systems } from '../systems/systems'
import { browserStarts } from './browser-starts'
import { findRepairs } from './last-repairs'
import { type Machine, readMachine } from './read-machine'
import type { Light } from './report'

const GIGABYTE = 1e9
/** Disk space that a migration with its bundles may need. */
const FEW_GIGABYTES = 2
/** Below this disk space PostgreSQL may stop during a talk. */
const HARDLY_ANY_GIGABYTES = 0.3

export type Presenting = { systems: Systems; controls: Controls; session: Session }

/**
 * Reads everything that a demonstration depends on. Without dev control, packages, disk and old
 * shop stay unknown.
 */
export async function readLights({ systems, controls, session }: Presenting): Promise<Light[]> {
  const { devControl } = controls
  const [down, browser, clocks, breaches, machine, migration] = await Promise.all([
    listDown(systems),
    browserStarts(),
    readClocks(controls),
    readBreaches(controls),
    devControl && readMachine(devControl),
    devControl && readView(controls, { counted: true }),
  ])
  const light = (name: Light['name'], state: Omit<Light, 'name'>): Light => ({ name, ...state })

  return [
    light('systems', down.length > 0 ? { code: 'systemsDown', values: { systems: down } } : { code: 'systemsUp' }),
    ...(devControl ? [light('packages', packagesOf(machine))] : []),
    light('browser', { code: browser === null ? 'browserNone' : browser ? 'browserStarts' : 'browserFails' }),
    light('clocks', clocksOf(clocks)),
    light('limits', limitsOf({ machine, tapsRefused: areTapsRefused(clocks, session) })),
    light('rules', rulesOf(breaches)),
    light('leftovers', leftoversOf(session)),
    ...(devControl
      ? [light('contacts', contactsOf(machine)), light('oldShop', oldShopOf(migration)), light('disk', diskOf(machine))]
      : []),
  ]
}

export async function listDown(systems: Systems): Promise<SystemName[]> {
  const each = Object.values(systems)
  const up = await Promise.all(each.map(isUp))

  return each.filter((_, index) => !up[index]).map(({ name }) => name)
}

type LightState = Omit<Light, 'name'>

function packagesOf(machine: Machine | null): LightState {
  if (!machine) return { code: 'machineUnread' }
  const { missingPackages } = machine

  return missingPackages.length > 0
    ? { code: 'packagesMissing', values: { packages: missingPackages.join(', ') } }
    : { code: 'packagesInstalled' }
}

function clocksOf(clocks: Clock[]): LightState {
  const ahead = clocksAhead(clocks)
  if (ahead.length > 0) return { code: 'clocksDiffer', values: { ahead } }
  const unread = clocks.filter(({ state }) => state !== 'read').map(({ system }) => system)
  if (unread.length > 0) return { code: 'clocksUnread', values: { systems: unread } }
  const seconds = Math.max(...clocks.map((clock) => (clock.state === 'read' ? clock.offsetSeconds : 0)))

  return seconds > 0 ? { code: 'clocksAhead', values: { seconds } } : { code: 'clocksEqual' }
}

/** The period in which Ramai counts departures. */
const DEPARTURES_MS = 60_000

/**
 * Whether Ramai's limit refused a tap recently and Ramai has not restarted since. Times are
 * Ramai's.
 */
export function areTapsRefused(clocks: Clock[], session: Session): boolean {
  const clock = clocks.find(({ system }) => system === 'ramai')
  if (clock?.state !== 'read') return false
  const { at, repairs } = findRepairs(session) ?? { at: 0, repairs: [] }
  const restarted = repairs.some(({ code }) => code === 'ramaiRestarted')
    ? new Date(at).getTime() + clock.offsetSeconds * 1000
    : 0
  const since = Math.max(restarted, new Date(clock.now).getTime() - DEPARTURES_MS)

  return getAuditHub()
    .since({})
    .some((event) => isTapRefused(event, since))
}

export const isTapRefused = ({ kind, detail, at }: Pick<AuditEvent, 'kind' | 'detail' | 'at'>, since: number) =>
  kind === 'handoff_refused' && detail.reason === 'too_many_departures' && new Date(at).getTime() > since

function limitsOf({ machine, tapsRefused }: { machine: Machine | null; tapsRefused: boolean }): LightState {
  if (tapsRefused) return { code: 'tapsRefused' }
  if (!machine) return { code: 'tapsAccepted' }
  const { rateCounters: count } = machine

  return count > 0 ? { code: 'limitsCounting', values: { count } } : { code: 'limitsFree' }
}

function rulesOf(breaches: BreachState[]): LightState {
  const broken = breaches.filter(({ broken }) => broken).map(({ name }) => name)
  if (broken.length > 0) return { code: 'rulesBroken', values: { rules: broken } }
  const unknown = breaches.filter(({ broken }) => broken === null).map(({ name }) => name)

  return unknown.length > 0 ? { code: 'rulesUnknown', values: { rules: unknown } } : { code: 'rulesWhole' }
}

function leftoversOf(session: Session): LightState {
  if (session.scene) return { code: 'scenePlaying' }
  if (session.runs.length > 0) return { code: 'playsLeft', values: { count: session.runs.length } }

  return isScenePlayedElsewhere(session) ? { code: 'sceneElsewhere' } : { code: 'nothingLeft' }
}

function contactsOf(machine: Machine | null): LightState {
  if (!machine) return { code: 'machineUnread' }
  const { typedContacts: count } = machine
  if (count === null) return { code: 'contactsUnread' }

  return count > 0 ? { code: 'contactsTyped', values: { count } } : { code: 'contactsApart' }
}

function oldShopOf(migration: MigrationView | null): LightState {
  if (!migration) return { code: 'migrationUnread' }
  const { running, stale, orders: count, phase, total, done } = migration
  if (running) return { code: 'migrationRunning', values: { step: running.command } }
  if (stale) return { code: 'migrationUncounted' }
  if (phase === 'open' || phase === 'purged') return { code: 'migrationDone' }
  if (count === 0) return { code: 'oldShopEmpty' }

  return done.length > 1
    ? { code: 'migrationUnderWay', values: { count, percent: Math.floor(total) } }
    : { code: 'oldShopFilled', values: { count } }
}

function diskOf(machine: Machine | null): LightState {
  if (!machine) return { code: 'machineUnread' }
  const free = machine.freeBytes / GIGABYTE
  const code = free < HARDLY_ANY_GIGABYTES ? 'diskFull' : free < FEW_GIGABYTES ? 'diskLow' : 'diskRoomy'

  return { code, values: { gigabytes: Math.round(free * 10) / 10 } }
}
