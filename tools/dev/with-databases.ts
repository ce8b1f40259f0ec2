import { readFile } from 'node:fs/promises'
import { startDatabases } from '../postgres/databases'
import { findRunning } from '../process/orphans'
import { environmentFile, runLockFile, startProfile } from '../systems/profile'
import { parseEnvironmentFile, type Settings } from '../systems/settings'
import { type EachSystem, eachSystem, root } from '../systems/systems'
import { makeEnvironments } from './environments'

/** Works on the databases of `npm start`: those that run, or else brought up for this moment. */
export async function withDatabases<T>(work: (environments: EachSystem<Settings>) => Promise<T>) {
  const profile = await startProfile('production')
  const running = await findRunning({ pidFile: runLockFile(profile), cwd: root })
  if (running !== undefined) {
    return work(
      await eachSystem(async ({ name }) =>
        parseEnvironmentFile(await readFile(environmentFile(profile, name), 'utf8')),
      ),
    )
  }

  const databases = await startDatabases(profile)
  try {
    return await work(await makeEnvironments(profile, databases.urls))
  } finally {
    await databases.stop()
  }
}
