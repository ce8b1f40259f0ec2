import { createHmac } from 'node:crypto'
import { newThrottle } from '@jembatan/audit-log'
import type { Sql } from 'postgres'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Database } from '@/db/connect'
import { recordThrottled } from '../audit/record-event'
import { isOperatorKey } from './operator-key'
import { startSession } from './operator-sessions'

const MISSES_OF_ONE_ADDRESS = { points: 10, duration: 10 * 60 }

const throttle = newThrottle()

type SignIn = { db: Database; sql: Sql; key: string; consoleKey: string; address: string; now: Date }
type SignedIn = { token: string } | { fault: 'keyWrong' } | { fault: 'tooOften'; minutes: number }

/** Opens an operator session with the console’s key. Only wrong keys count against an address. */
export async function signInToConsole({ db, sql, key, consoleKey, address, now }: SignIn): Promise<SignedIn> {
  const limiter = limiterOn(sql)
  // An HMAC: the table alone tells no address.
  const counted = createHmac('sha256', consoleKey).update(`console misses ${address}`).digest('base64url')
  // Counted before the key is compared, so that many at the same moment are not one; the right one is taken back.
  const refused = await limiter.consume(counted).then(
    () => null,
    (limit: unknown) => {
      if (limit instanceof RateLimiterRes) return limit
      throw limit
    },
  )
  if (refused) return { fault: 'tooOften', minutes: Math.ceil(refused.msBeforeNext / 60_000) }

  if (!isOperatorKey(key, consoleKey)) {
    await recordThrottled(throttle, { db, kind: 'console_refused', detail: { reason: 'key_wrong' }, at: now })
    return { fault: 'keyWrong' }
  }

  await limiter.reward(counted)
  return { token: await startSession({ db, key: consoleKey, now }) }
}

const limiters = new WeakMap<Sql, RateLimiterPostgres>()

/** Counted by all processes together; while the database is away each process counts by itself. */
function limiterOn(sql: Sql) {
  const limiter =
    limiters.get(sql) ??
    new RateLimiterPostgres({
      ...MISSES_OF_ONE_ADDRESS,
      ...{ storeClient: asOfPg(sql), storeType: 'client', tableName: 'rate_limits', tableCreated: true },
      keyPrefix: 'consoleMisses',
      insuranceLimiter: new RateLimiterMemory(MISSES_OF_ONE_ADDRESS),
    })
  limiters.set(sql, limiter)

  return limiter
}

/** The library asks as one asks `pg`. */
const asOfPg = (sql: Sql) => ({
  query: async ({ text, values }: { text: string; values: (string | number | null)[] }) => {
    const rows = await sql.unsafe(text, values)

    return { rows, rowCount: rows.length }
  },
})
