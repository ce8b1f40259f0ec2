import { join } from 'node:path'
import { type RunningSystems, startSystems } from '../../dev/start-systems'
import { removeCluster } from '../../postgres/cluster'
import { isolatedProfile, type Profile } from '../../systems/profile'
import { eachSystem } from '../../systems/systems'
import { onStopSignal } from '../../terminal/stop-signal'

/** Systems with fresh databases that keep their promises: a commit here waits for the disk, as in production. */
export async function inDurableWorld(measure: (running: RunningSystems) => Promise<void>) {
  const stop = onStopSignal()
  const profile = { ...(await isolatedProfile('bench')), throwaway: false }
  await removeClusters(profile)
  const running = await startSystems(profile, stop.signal)
  try {
    await measure(running)
  } finally {
    await running.stop()
    await removeClusters(profile)
  }
}

const removeClusters = ({ folder }: Profile) => eachSystem(({ name }) => removeCluster(join(folder, name, 'cluster')))
