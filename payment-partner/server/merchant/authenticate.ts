import { and, asc, eq, gt, or, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { clock, gatewayFaults, merchants, refunds, transactions } from '@/db/schema'
import { isNewestOf, refundsIn, type Source } from '../payment/payment'

export type Merchant = typeof merchants.$inferSelect

/**
 * Condition: the merchant whose server key is the user name of HTTP Basic, with an empty password.
 * The next key counts from its creation, the previous one for a day after its replacement.
 */
export function byServerKey(authorization: string | null): SQL {
  const serverKey = readServerKey(authorization)

  if (serverKey === undefined) return NOBODY
  const isPrevious = and(eq(merchants.previousServerKey, serverKey), gt(merchants.previousKeyEndsAt, sql`now()`))

  return or(eq(merchants.serverKey, serverKey), eq(merchants.nextServerKey, serverKey), isPrevious) ?? NOBODY
}

const NOBODY = sql`false`

export async function authenticateMerchant(db: Connection, authorization: string | null) {
  const [merchant] = await db.select().from(merchants).where(byServerKey(authorization))

  return merchant
}

export function readServerKey(authorization: string | null) {
  const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(authorization ?? '')?.[1]
  const [user, password, ...more] = Buffer.from(encoded ?? '', 'base64')
    .toString('utf8')
    .split(':')

  // PostgreSQL takes no NUL in a text.
  return password === '' && more.length === 0 && !user?.includes('\0') ? user : undefined
}

/** Condition: the merchant of a public client key. It authorizes only the card form's calls. */
export const byClientKey = (clientKey: string | null): SQL =>
  // PostgreSQL takes no NUL in a text.
  !clientKey || clientKey.includes('\0') ? NOBODY : eq(merchants.clientKey, clientKey)

/** Condition: the merchant whose client key is the user name of HTTP Basic. */
export const byClientKeyInHeader = (authorization: string | null): SQL =>
  byClientKey(readServerKey(authorization) ?? null)

type Authentication = {
  who: SQL
  /** Id of a transaction of the caller to read as well. */
  payment?: string
  source?: Source
}

/**
 * Reads in one statement the merchant, the time, whether a fault is planned, and the transaction in
 * question with its refunds.
 */
export async function readArrival(db: Connection, { who, payment, source }: Authentication) {
  const rows = await db
    .select({
      merchant: merchants,
      transaction: transactions,
      refund: refunds,
      offsetSeconds: clock.offsetSeconds,
      faultPlanned: sql<boolean>`exists (select from ${gatewayFaults} where ${gatewayFaults.timesLeft} > 0)`,
    })
    .from(sql`(select) as arrival`)
    .leftJoin(clock, sql`true`)
    .leftJoin(merchants, who)
    .leftJoin(transactions, payment === undefined ? NOBODY : isNewestOf(merchants.id, payment, source))
    .leftJoin(refunds, eq(refunds.transactionId, transactions.id))
    .orderBy(asc(refunds.id))
  const [{ merchant, transaction, offsetSeconds, faultPlanned } = {}] = rows

  return {
    merchant: merchant ?? undefined,
    now: new Date(Date.now() + (offsetSeconds ?? 0) * 1000),
    faultPlanned: faultPlanned === true,
    payment: merchant && transaction ? { merchant, transaction, refunds: refundsIn(rows, transaction.id) } : undefined,
  }
}

export type Arrival = Awaited<ReturnType<typeof readArrival>>
