import { join } from 'node:path'
import { removeCluster } from '../../dev/postgres/cluster'
import { type RunningSystems, startSystems } from '../../dev/start-systems'
import { isolatedProfile, type Profile } from '../../dev/systems/profile'
import type { Settings } from '../../dev/systems/settings'
import { eachSystem, root } from '../../dev/systems/systems'
import { onStopSignal } from '../../dev/terminal/stop-signal'
import { type BenchContext, openBench } from './context'
import { PLENTY, setStock } from './stock'

export type World = { running: RunningSystems; signal: AbortSignal; close: () => Promise<void> }

type Open = {
  /** The name of its state folder. */
  folder?: string
  /** For Pasar, in addition to its own. */
  settings?: Settings
}

/**
 * Starts all systems with empty, durable databases: a commit waits for the disk, as in production.
 * `close` deletes them.
 */
export async function openWorld(signal: AbortSignal, { folder = 'bench', settings = {} }: Open = {}): Promise<World> {
  const profile = { ...(await isolatedProfile('bench')), folder: join(root, '.local', folder), throwaway: false }
  Object.assign(profile.settings.pasar, settings)
  await removeClusters(profile)

  return startWorld(profile, signal)
}

export async function startWorld(profile: Profile, signal: AbortSignal): Promise<World> {
  const running = await startSystems(profile, signal)
  const close = async () => {
    await running.stop()
    await removeClusters(profile)
  }

  return { running, signal, close }
}

const removeClusters = ({ folder }: Profile) => eachSystem(({ name }) => removeCluster(join(folder, name, 'cluster')))

export async function inWorld<Result>(measure: (world: World) => Promise<Result>, open: Open = {}): Promise<Result> {
  const world = await openWorld(onStopSignal().signal, open)
  try {
    return await measure(world)
  } finally {
    await world.close()
  }
}

/** The same with a shop whose stock never runs out. */
export const inShop = <Result>(
  measure: (bench: BenchContext, running: RunningSystems) => Promise<Result>,
  settings: Settings = {},
) => inWorld(async ({ running }) => measure(await openStockedShop(running), running), { settings })

export async function openStockedShop(running: RunningSystems) {
  const bench = await openBench(running)
  await setStock(bench, { available: PLENTY })

  return bench
}

/** Rejects when the command is stopped. */
export async function orStop<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })

  return Promise.race([work, stopped])
}
