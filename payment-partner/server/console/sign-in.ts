import { newThrottle } from '@jembatan/audit-log'
import { isOperatorKey } from '@jembatan/platform/operator-session'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import { type Limiter, millisecondsRefused, sharedLimiter } from '@jembatan/platform/rate-limit'
import type { Sql } from 'postgres'
import type { Database } from '@/db/connect'
import { recordThrottled } from '../audit/record-event'
import { CONSOLE_SIGN_INS } from './limits'
import { startSession } from './operator-sessions'

/** One for each database: it counts in memory while the database is away. */
const limiters = builtOnce((sql: Sql) => {
  let limiter: Limiter | undefined

  return (secret: string) =>
    (limiter ??= sharedLimiter({ client: sql, secret }, { name: 'consoleMisses', ...CONSOLE_SIGN_INS }))
})

const throttle = newThrottle()

type SignIn = { db: Database; sql: Sql; key: string; consoleKey: string; address: string; now: Date }
type SignedIn = { token: string } | { fault: 'keyWrong' } | { fault: 'tooOften'; minutes: number }

/** Opens an operator session with the console’s key. Only wrong keys count against an address. */
export async function signInToConsole({ db, sql, key, consoleKey, address, now }: SignIn): Promise<SignedIn> {
  const limiter = limiters(sql)(consoleKey)
  // Counted before the key is compared, so that many at the same moment are not one; the right one is taken back.
  const refusedFor = await limiter.consume(address).then(() => undefined, millisecondsRefused)
  if (refusedFor !== undefined) return { fault: 'tooOften', minutes: Math.ceil(refusedFor / 60_000) }

  if (!isOperatorKey(key, consoleKey)) {
    await recordThrottled(throttle, { db, kind: 'console_refused', detail: { reason: 'key_wrong' }, at: now })
    return { fault: 'keyWrong' }
  }

  await limiter.giveBack(address)
  return { token: await startSession({ db, key: consoleKey, now }) }
}
