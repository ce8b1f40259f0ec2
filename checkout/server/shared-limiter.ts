import { type Limit, sharedLimiter } from '@jembatan/platform/rate-limit'
import type { Database } from '@/db/connect'
import { getAccountSecret } from './environment'

/**
 * Creates limits shared by all processes on this database. Each module creates its own once
 * (`builtOnce`).
 */
export const limiterOn = (db: Database) => (limit: Limit) =>
  sharedLimiter({ client: db.$client, secret: getAccountSecret() }, limit)
