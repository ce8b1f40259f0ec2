import { readFile } from 'node:fs/promises'
import { makeEnvironments } from './environments'
import { startDatabases } from './postgres/databases'
import { findStart, profileOfStart } from './process/profile-of-start'
import { environmentFile } from './systems/profile'
import { parseEnvironmentFile, type Settings } from './systems/settings'
import { type EachSystem, eachSystem } from './systems/systems'
import { onStopSignal } from './terminal/stop-signal'

type Work<T> = (environments: EachSystem<Settings>, signal: AbortSignal) => Promise<T>

/**
 * Works on the databases of `npm start`: the running ones, or ones started until the work is done
 * or aborted.
 */
export async function withDatabases<T>(work: Work<T>) {
  const { signal } = onStopSignal()
  const profile = await profileOfStart()
  if ((await findStart()) !== undefined) {
    return work(
      await eachSystem(async ({ name }) =>
        parseEnvironmentFile(await readFile(environmentFile(profile, name), 'utf8')),
      ),
      signal,
    )
  }

  const databases = await startDatabases(profile)
  try {
    signal.throwIfAborted()
    return await work(await makeEnvironments(profile, databases.urls), signal)
  } finally {
    await databases.stop()
  }
}
