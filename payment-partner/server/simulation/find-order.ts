import { desc, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { payouts, snapTokens, transactions } from '@/db/schema'
import { DEMO_MERCHANT_ID } from '@/db/seed'
import { UnknownOrder } from './refusals'

/**
 * Finds the newest transaction of an order by its id alone: the simulation's controls have no
 * merchant's key.
 */
export async function findTransaction(db: Connection, orderId: string) {
  const newest = await newestTransaction(db, orderId)
  if (newest) return newest

  await findPage(db, orderId)
  return undefined
}

/** @throws {UnknownOrder} if no payment page was created for the order. */
export async function findPage(db: Connection, orderId: string) {
  const newest = await newestPage(db, orderId)
  if (!newest) throw new UnknownOrder(orderId)

  return newest
}

/**
 * Returns the merchant of an order, or of a payout by its reference number. A policy may precede
 * its order: then it is the demo merchant.
 */
export async function findMerchantId(db: Connection, orderId: string) {
  const order =
    (await newestTransaction(db, orderId)) ?? (await newestPage(db, orderId)) ?? (await findPayout(db, orderId))

  return order?.merchantId ?? DEMO_MERCHANT_ID
}

async function newestTransaction(db: Connection, orderId: string) {
  const [newest] = await db
    .select()
    .from(transactions)
    .where(eq(transactions.orderId, orderId))
    .orderBy(desc(transactions.number))
    .limit(1)

  return newest
}

async function newestPage(db: Connection, orderId: string) {
  const [newest] = await db
    .select()
    .from(snapTokens)
    .where(eq(snapTokens.orderId, orderId))
    .orderBy(desc(snapTokens.createdAt))
    .limit(1)

  return newest
}

const findPayout = (db: Connection, referenceNo: string) =>
  db.query.payouts.findFirst({ where: eq(payouts.referenceNo, referenceNo) })
