import { run } from 'graphile-worker'
import { tasks } from '../jobs/tasks'
import type { World } from './open-world'

/** A worker inside the test's own process, for what only a queue does: order, retries, waking up. */
export async function runWorker(world: World, targets: string[]) {
  const runner = await run({
    connectionString: world.url,
    taskList: tasks(world.db, { targets }),
    concurrency: 4,
    pollInterval: 100,
    noHandleSignals: true,
  })

  return { stop: () => runner.stop() }
}
