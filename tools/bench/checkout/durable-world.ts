import { join } from 'node:path'
import { removeCluster } from '../../dev/postgres/cluster'
import { type RunningSystems, startSystems } from '../../dev/start-systems'
import { isolatedProfile, type Profile } from '../../dev/systems/profile'
import type { Settings } from '../../dev/systems/settings'
import { eachSystem } from '../../dev/systems/systems'
import { onStopSignal } from '../../dev/terminal/stop-signal'

/**
 * Runs with fresh, durable databases: a commit waits for the disk, as in production.
 * @param settings for Pasar, in addition to its own.
 */
export async function inDurableWorld(measure: (running: RunningSystems) => Promise<void>, settings: Settings = {}) {
  const stop = onStopSignal()
  const profile = { ...(await isolatedProfile('bench')), throwaway: false }
  Object.assign(profile.settings.pasar, settings)
  await removeClusters(profile)
  const running = await startSystems(profile, stop.signal)
  try {
    await measure(running)
  } finally {
    await running.stop()
    await removeClusters(profile)
  }
}

/** Deletes the databases of a profile. */
export const removeClusters = ({ folder }: Profile) =>
  eachSystem(({ name }) => removeCluster(join(folder, name, 'cluster')))
