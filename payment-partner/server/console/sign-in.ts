import { newThrottle } from '@jembatan/audit-log'
import { refuseOperatorKey } from '@jembatan/platform/operator-sessions'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import { type Limiter, sharedLimiter } from '@jembatan/platform/rate-limit'
import type { Sql } from 'postgres'
import type { Database } from '@/db/connect'
import { recordThrottled } from '../audit/record-event'
import { CONSOLE_SIGN_INS } from './limits'
import { startSession } from './operator-sessions'
import { findByKey, nameSession } from './operators'

/** One limiter for each database. It counts in memory while the database is away. */
const limiters = builtOnce((sql: Sql) => {
  let limiter: Limiter | undefined

  return (secret: string) =>
    (limiter ??= sharedLimiter({ client: sql, secret }, { name: 'consoleMisses', ...CONSOLE_SIGN_INS }))
})

const throttle = newThrottle()

type SignIn = { db: Database; sql: Sql; key: string; consoleKey: string; address: string; now: Date }

/**
 * Opens an operator session with the console’s key or an operator’s own. Only wrong keys count
 * against an address.
 */
export async function signInToConsole({ db, sql, key, consoleKey, address, now }: SignIn) {
  const operator = await findByKey(db, key)
  // The hash has proved an operator's own key.
  const expected = operator ? key.trim() : consoleKey
  const refusal = await refuseOperatorKey(limiters(sql)(consoleKey), { entered: key, expected, address })
  if (!refusal) return { token: await open(db, { key: consoleKey, operatorId: operator?.id, now }) }
  if (refusal.reason === 'keyWrong')
    await recordThrottled(throttle, { db, kind: 'console_refused', detail: { reason: 'key_wrong' }, at: now })

  return refusal
}

type Open = { key: string; operatorId: string | undefined; now: Date }

const open = (db: Database, { key, operatorId, now }: Open) =>
  db.transaction(async (tx) => {
    const token = await startSession({ db: tx, now }, { key })
    if (operatorId !== undefined) await nameSession(tx, { key, token, operatorId })

    return token
  })
