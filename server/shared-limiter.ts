import { type Limit, sharedLimiter } from '@jembatan/platform/rate-limit'
import type { Database } from '@/db/connect'
import { getAccountSecret } from './environment'

/** Makes limits that all processes on this database count together. A topic makes its own once (`builtOnce`). */
export const limiterOn = (db: Database) => (limit: Limit) =>
  sharedLimiter({ client: db.$client, secret: getAccountSecret() }, limit)
