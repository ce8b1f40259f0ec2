import { asc, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { biSnapReferences, merchants, refunds, snapTokens, transactions } from '@/db/schema'
import type { Refund } from './describe-refunds'

export type Transaction = typeof transactions.$inferSelect
/** A transaction before its row exists. */
export type NewTransaction = Omit<Transaction, 'number'>
export type SnapToken = typeof snapTokens.$inferSelect
export type Merchant = typeof merchants.$inferSelect

/** A transaction with its related rows. */
export type Payment = { transaction: Transaction; page: SnapToken | null; merchant: Merchant; refunds: Refund[] }

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const isUuid = (text: string) => UUID.test(text)

/**
 * The interface of a call. Core and BI-SNAP do not find each other's transactions; the dashboard
 * finds both, by their transaction id.
 */
export type Source = 'core' | 'bi_snap' | 'dashboard'

/**
 * Finds a payment by the merchant's `order_id` or our `transaction_id`. For an order with several
 * attempts: the newest.
 */
export const findPayment = (db: Connection, merchantId: string, id: string, source: Source = 'core') =>
  findPaymentWhere(db, isNewestOf(sql`${merchantId}`, id, source))

/** The same condition for a larger query. A charge over BI-SNAP is found by its reference only. */
export function isNewestOf(merchantId: SQLWrapper, id: string, source: Source = 'core') {
  // PostgreSQL takes no NUL in a text, and no order has one.
  if (id.includes('\0')) return sql`false`
  if (source === 'dashboard') return sql`${transactions.merchantId} = ${merchantId} and ${transactions.id} = ${id}`
  if (source === 'bi_snap')
    return sql`${transactions.id} = (
      select transaction_id from ${biSnapReferences} where merchant_id = ${merchantId} and reference_no = ${id})`
  const named = isUuid(id) ? sql`(tried.order_id = ${id} or tried.id = ${id})` : sql`tried.order_id = ${id}`

  return sql`${transactions.id} = (
    select id from transactions as tried where tried.merchant_id = ${merchantId} and tried.bi_snap is null and ${named} order by number desc limit 1)`
}

export const findPaymentOfPage = (db: Connection, token: string) =>
  findPaymentWhere(db, newestWhere(eq(transactions.token, token)))

/** Condition: the newest of the transactions that another condition finds. */
export const newestWhere = (where: SQL | undefined) =>
  sql`${transactions.id} = (select id from ${transactions} where ${where} order by number desc limit 1)`

export async function getPayment(db: Connection, transactionId: string): Promise<Payment> {
  const payment = await findPaymentWhere(db, eq(transactions.id, transactionId))
  if (!payment) throw new Error(`Transaction ${transactionId} is gone.`)

  return payment
}

/** @param where finds one transaction at most. */
export async function findPaymentWhere(db: Connection, where: SQL | undefined): Promise<Payment | undefined> {
  const [payment] = await listPayments(db, where)

  return payment
}

/**
 * Lists payments, oldest first. One statement reads a status and its refunds: a second one would
 * see a refund that was made in between, and report it under the status before.
 */
export async function listPayments(db: Connection, where: SQL | undefined): Promise<Payment[]> {
  const rows = await db
    .select({ transaction: transactions, page: snapTokens, merchant: merchants, refund: refunds })
    .from(transactions)
    .leftJoin(snapTokens, eq(snapTokens.token, transactions.token))
    .innerJoin(merchants, eq(merchants.id, transactions.merchantId))
    .leftJoin(refunds, eq(refunds.transactionId, transactions.id))
    .where(where)
    .orderBy(asc(transactions.number), asc(refunds.id))
  const payments = new Map(rows.map(({ refund: _, ...payment }) => [payment.transaction.id, payment]))

  return [...payments.values()].map((payment) => ({ ...payment, refunds: refundsIn(rows, payment.transaction.id) }))
}

type RowWithRefund = { transaction: Transaction | null; refund: Refund | null }

/** The refunds of one transaction, in rows that repeat it for each. */
export const refundsIn = (rows: RowWithRefund[], transactionId: string) =>
  rows.flatMap(({ transaction, refund }) => (refund && transaction?.id === transactionId ? [refund] : []))

/** For a caller that holds the transaction's lock. Most transactions have no refunds and need no query. */
export async function refundsOf(
  db: Connection,
  { id, refundedAmount }: Pick<Transaction, 'id' | 'refundedAmount'>,
): Promise<Refund[]> {
  if (refundedAmount === 0) return []

  return db.select().from(refunds).where(eq(refunds.transactionId, id)).orderBy(asc(refunds.id))
}
