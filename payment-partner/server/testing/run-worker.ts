import type { DeliverySettings } from '../notification/deliver-notification'
import { work } from '../work'
import type { World } from './open-world'

/** A worker inside the test's process, for tests of order, retries and wake-ups. */
export const runWorker = ({ url, db, sql }: World, delivery: DeliverySettings) =>
  work({ jobs: { url }, db, sql, delivery })
