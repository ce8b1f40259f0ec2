import { readBreaches, setBreach } from '../breach/breaches'
import { makeClocksEqual, readClocks } from '../clocks/clocks'
import { clocksAhead } from '../clocks/clocks-ahead'
import { type Control, type Controls, callControl } from '../controls/controls'
import { log } from '../log'
import { resetSession } from '../session/reset-session'
import type { SystemName, Systems } from '../systems/systems'
import { areTapsRefused, listDown, type Presenting } from './read-lights'
import { readMachine } from './read-machine'
import type { Repair, RepairRun } from './report'

/** Longer than the start of the slowest system. */
const START_TIMEOUT_MS = 60_000

type Own = Pick<Presenting, 'controls' | 'session'>

/**
 * Repairs what can be repaired, in an order in which each repair can rely on the previous one. A
 * failed repair stops no other, and its light stays.
 */
export async function makeReady({ systems, controls, session }: Presenting): Promise<RepairRun> {
  const { devControl } = controls
  const repairs: Repair[] = []
  const attempt = async (repair: () => Promise<Repair[]>) =>
    repairs.push(
      ...(await repair().catch((error: unknown) => {
        log.warn({ err: error }, 'a repair before a demonstration failed')
        return []
      })),
    )
  if (devControl) await attempt(() => startSystems(devControl, systems))
  await attempt(() => resetOwnSession({ controls, session }))
  await attempt(() => restoreRules(controls))
  if (devControl) await attempt(() => freeLimits(devControl, { controls, session }))
  await attempt(() => equalizeClocks(controls))

  return { at: new Date().toISOString(), repairs }
}

async function startSystems(devControl: Control, systems: Systems): Promise<Repair[]> {
  const down = await listDown(systems)
  const started = await Promise.all(
    down.map(async (name) => ((await switchSystem(devControl, name, 'start')) ? name : [])),
  )
  const up = started.flat()

  return up.length > 0 ? [{ code: 'systemStarted', values: { systems: up } }] : []
}

async function switchSystem(devControl: Control, name: SystemName, to: 'start' | 'stop'): Promise<boolean> {
  const path = `/systems/${name}/${to}`
  const { ok } = await callControl(devControl, { method: 'POST', path, timeoutMs: START_TIMEOUT_MS })

  return ok
}

/** Windows that follow the scene are notified that it was stopped. */
async function resetOwnSession({ controls, session }: Own): Promise<Repair[]> {
  if (!session.scene && session.runs.length === 0) return []
  session.scene?.stop()
  const { plays } = await resetSession(session, controls)

  return [{ code: 'sessionReset', values: { count: plays } }]
}

async function restoreRules(controls: Controls): Promise<Repair[]> {
  const restored: Repair[] = []
  for (const { name, broken } of await readBreaches(controls))
    if (broken && (await setBreach(controls, name, false).catch(() => false)))
      restored.push({ code: 'ruleRestored', values: { rules: [name] } })

  return restored
}

/** Ramai counts departures in its process's memory; all other counters are in databases. */
async function freeLimits(devControl: Control, { controls, session }: Own): Promise<Repair[]> {
  const freed: Repair[] = []
  if (areTapsRefused(await readClocks(controls), session)) {
    await switchSystem(devControl, 'ramai', 'stop')
    if (await switchSystem(devControl, 'ramai', 'start')) freed.push({ code: 'ramaiRestarted' })
  }
  const count = (await readMachine(devControl))?.rateCounters ?? 0
  if (count === 0) return freed
  const { ok } = await callControl(devControl, { method: 'DELETE', path: '/rate-counters' })

  return ok ? [...freed, { code: 'countersCleared', values: { count } }] : freed
}

async function equalizeClocks(controls: Controls): Promise<Repair[]> {
  const ahead = clocksAhead(await readClocks(controls))
  if (ahead.length === 0) return []
  const stillAhead = clocksAhead(await makeClocksEqual(controls))

  return stillAhead.length === 0 ? [{ code: 'clocksMadeEqual', values: { ahead } }] : []
}
