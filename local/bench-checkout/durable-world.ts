import { join } from 'node:path'
import { removeCluster } from '../cluster'
import { ownWorldProfile, type Profile } from '../profile'
import { stopWhenTold } from '../stop-when-told'
import { type RunningSystems, startSystems } from '../systems'
import { eachSystem } from '../the-systems'

/** Systems with fresh databases that keep their promises: a commit here waits for the disk, as in production. */
export async function inDurableWorld(measure: (running: RunningSystems) => Promise<void>) {
  const told = stopWhenTold()
  const profile = { ...(await ownWorldProfile('bench')), throwaway: false }
  await removeClusters(profile)
  const running = await startSystems(profile, told.signal)
  try {
    await measure(running)
  } finally {
    await running.stop()
    await removeClusters(profile)
  }
}

const removeClusters = ({ folder }: Profile) => eachSystem(({ name }) => removeCluster(join(folder, name, 'cluster')))
