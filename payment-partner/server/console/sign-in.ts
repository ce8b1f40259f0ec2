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

type Refusal = NonNullable<Awaited<ReturnType<typeof refuseOperatorKey>>>

type SignIn = { db: Database; sql: Sql; key: string; consoleKey: string; address: string; now: Date }

/**
 * Opens an operator session with the console’s key or an operator’s own. Only wrong keys count
 * against an address.
 */
export async function signInToConsole({
  db,
  sql,
  key,
  consoleKey,
  address,
  now,
}: SignIn): Promise<{ token: string } | Refusal> {
  const operator = await findByKey(db, key)
  // The hash has proved an operator's own key.
  const expected = operator ? key.trim() : consoleKey
  const refusal = await refuseOperatorKey(limiters(sql)(consoleKey), { entered: key, expected, address })
  const token = refusal ? undefined : await open(db, { key: consoleKey, own: operator && key, now })
  if (token) return { token }
  if (refusal?.reason === 'tooOften') return refusal
  await recordThrottled(throttle, { db, kind: 'console_refused', detail: { reason: 'key_wrong' }, at: now })

  return { reason: 'keyWrong' }
}

type Open = { key: string; own: string | undefined; now: Date }

/** Returns nothing if the operator whose own key it is has been removed meanwhile. */
const open = (db: Database, { key, own, now }: Open) =>
  db.transaction(async (tx) => {
    const operator = own === undefined ? undefined : await findByKey(tx, own)
    if (own !== undefined && !operator) return undefined
    const token = await startSession({ db: tx, now }, { key })
    if (operator) await nameSession(tx, { key, token, operatorId: operator.id })

    return token
  })
