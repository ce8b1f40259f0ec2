import { Logger, run } from 'graphile-worker'
import type { DeliverySettings } from '../notification/deliver-notification'
import { tasks } from '../tasks'
import type { World } from './open-world'

/** A worker inside the test's own process, for what only a queue does: order, retries, waking up. */
export async function runWorker(world: World, delivery: DeliverySettings) {
  const runner = await run({
    connectionString: world.url,
    taskList: tasks(world.db, delivery),
    concurrency: 4,
    pollInterval: 100,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
  })

  return { stop: () => runner.stop() }
}
