import type { DeliverySettings } from '../notification/deliver-notification'
import { work } from '../work'
import type { World } from './open-world'

/** A worker inside the test's own process, for what only a worker does: order, retries, waking up. */
export const runWorker = ({ url, db, sql }: World, delivery: DeliverySettings) => work({ url, db, sql, delivery })
