import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { type Connection, inTransaction } from '@/db/connect'
import { refunds, transactions } from '@/db/schema'
import { nextBatch } from '../card/judge-card'
import { coreRefusal } from '../gateway/core-answer'
import { formatAmount } from '../gateway/format'
import { addJob } from '../jobs/schedule'
import { termsOf } from '../method/methods'
import type { Refund } from '../payment/describe-refunds'
import { findPayment, type Source, type Transaction } from '../payment/payment'
import { moveTransaction } from '../transaction/move-transaction'
import type { Cause } from '../transaction/record-state'
import { confirmInSameStep } from './confirm-refund'
import { describeRefund } from './describe-refund'
import type { RefundRequest } from './parse-refund'

/** The bank denies a refund of exactly this amount, so that a merchant can test that answer. */
export const AMOUNT_THE_BANK_DENIES = 20_202

type Wish = {
  merchantId: string
  id: string
  source?: Source
  request: RefundRequest
  direct: boolean
  now: Date
  cause?: Cause
  /** The operator's name. */
  requestedBy?: string | null
}

/**
 * Refunds once for each key. Direct: the bank answers at once. Otherwise it confirms in its next
 * batch. Each refund is notified twice, the second time with the bank's confirmation time.
 */
export async function refundTransaction(
  db: Connection,
  { merchantId, id, source, request, direct, now, cause = 'merchant', requestedBy = null }: Wish,
) {
  const payment = await findPayment(db, merchantId, id, source)
  if (!payment) return coreRefusal('404')

  return inTransaction(db, async (tx) => {
    const transaction = await lockTransaction(tx, payment.transaction.id)
    const left = transaction.grossAmount - transaction.refundedAmount
    const requested = { key: request.refundKey ?? randomUUID(), amount: request.amount ?? left, reason: request.reason }
    const refused = await refusalOf(tx, transaction, { ...requested, now })
    if (refused) return refused
    if (direct && requested.amount === AMOUNT_THE_BANK_DENIES) return deniedByBank(transaction, requested.key)

    const refund = await recordRefund(tx, { transaction, requested: { ...requested, by: requestedBy }, direct, now })
    const refunded = await moveTransaction(tx, {
      id: transaction.id,
      to: requested.amount === left ? 'refund' : 'partial_refund',
      cause,
      now,
      changes: { refundedAmount: transaction.refundedAmount + requested.amount },
    })
    if (!refunded) throw new Error(`Transaction ${transaction.id} left the states of a refund while it was locked.`)
    await (direct
      ? confirmInSameStep(tx, { refund, now })
      : addJob(tx, { task: 'confirm-refund', payload: { id: String(refund.id) }, at: nextBatch(now) }))

    return describeRefund(refunded, refund, direct)
  })
}

const DAY_MS = 24 * 60 * 60 * 1000

type RequestedRefund = { key: string; amount: number; reason: string | null }

async function lockTransaction(tx: Connection, id: string): Promise<Transaction> {
  const [locked] = await tx.select().from(transactions).where(eq(transactions.id, id)).for('update')
  if (!locked) throw new Error(`Transaction ${id} is gone.`)

  return locked
}

/** A used key is checked first: a retry after a lost answer must learn that the refund exists. */
async function refusalOf(
  tx: Connection,
  transaction: Transaction,
  { key, amount, now }: RequestedRefund & { now: Date },
) {
  const { id, status, method, grossAmount, refundedAmount, settledAt } = transaction
  const { refundable, refundDays } = termsOf(method)
  const used = await tx.query.refunds.findFirst({
    where: and(eq(refunds.transactionId, id), eq(refunds.refundKey, key)),
  })
  if (used) return coreRefusal('406', 'Duplicate refund ID')
  if (refundable === 'no' || !['settlement', 'partial_refund'].includes(status)) return coreRefusal('412')
  if (refundDays && settledAt && now.getTime() > settledAt.getTime() + refundDays * DAY_MS) return coreRefusal('412')
  if (amount <= 0 || amount > grossAmount - refundedAmount) return coreRefusal('414')
  if (refundable === 'whole' && amount !== grossAmount) return coreRefusal('414')

  return undefined
}

type Record = {
  transaction: Transaction
  requested: RequestedRefund & { by: string | null }
  direct: boolean
  now: Date
}

async function recordRefund(tx: Connection, { transaction, requested, direct, now }: Record): Promise<Refund> {
  const { key: refundKey, amount, reason, by: requestedBy } = requested
  const [recorded] = await tx
    .insert(refunds)
    .values({ transactionId: transaction.id, refundKey, amount, reason, direct, requestedAt: now, requestedBy })
    .returning()
  if (!recorded) throw new Error('PostgreSQL returned no row for an insert.')

  return recorded
}

/** Not stored: the same key may be tried again. */
const deniedByBank = (transaction: Transaction, refund_key: string) => ({
  status_code: '202',
  status_message: 'Refund denied by the bank',
  transaction_id: transaction.id,
  order_id: transaction.orderId,
  gross_amount: formatAmount(transaction.grossAmount),
  transaction_status: transaction.status,
  refund_amount: formatAmount(0),
  refund_key,
})
