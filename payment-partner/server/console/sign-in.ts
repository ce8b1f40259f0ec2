import { newThrottle } from '@jembatan/audit-log'
import { refuseOperatorKey } from '@jembatan/platform/operator-sessions'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import { type Limiter, sharedLimiter } from '@jembatan/platform/rate-limit'
import type { Sql } from 'postgres'
import type { Database } from '@/db/connect'
import { recordThrottled } from '../audit/record-event'
import { CONSOLE_SIGN_INS } from './limits'
import { startSession } from './operator-sessions'

/** One limiter for each database. It counts in memory while the database is away. */
const limiters = builtOnce((sql: Sql) => {
  let limiter: Limiter | undefined

  return (secret: string) =>
    (limiter ??= sharedLimiter({ client: sql, secret }, { name: 'consoleMisses', ...CONSOLE_SIGN_INS }))
})

const throttle = newThrottle()

type SignIn = { db: Database; sql: Sql; key: string; consoleKey: string; address: string; now: Date }
/** Opens an operator session with the console’s key. Only wrong keys count against an address. */
export async function signInToConsole({ db, sql, key, consoleKey, address, now }: SignIn) {
  const refusal = await refuseOperatorKey(limiters(sql)(consoleKey), { given: key, expected: consoleKey, address })
  if (!refusal) return { token: await startSession({ db, now }, { key: consoleKey }) }
  if (refusal.reason === 'keyWrong')
    await recordThrottled(throttle, { db, kind: 'console_refused', detail: { reason: 'key_wrong' }, at: now })

  return refusal
}
