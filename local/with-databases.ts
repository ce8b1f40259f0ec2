import { readFile } from 'node:fs/promises'
import { startDatabases } from './databases'
import { makeEnvironments } from './environments'
import { runningFrom } from './leftovers'
import { startProfile } from './profile'
import { parseEnvironmentFile, type Settings } from './settings'
import { environmentFile, turnFile } from './systems'
import { type EachSystem, eachSystem, root } from './the-systems'

/** Works on the databases of `npm start`: those that run, or else brought up for this moment. */
export async function withDatabases<T>(work: (environments: EachSystem<Settings>) => Promise<T>) {
  const profile = await startProfile('production')
  const running = await runningFrom({ pidFile: turnFile(profile), cwd: root })
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
