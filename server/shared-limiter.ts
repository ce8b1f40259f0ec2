import { type Limit, sharedLimiter } from '@jembatan/platform/rate-limit'
import type { Database } from '@/db/connect'
import { getAccountSecret } from './environment'

/**
 * Creates limits that all processes on this database share. Each topic builds its own once
 * (`builtOnce`).
 */
export const limiterOn = (db: Database) => (limit: Limit) =>
  sharedLimiter({ client: db.$client, secret: getAccountSecret() }, limit)
