import { aliasedTable, and, eq, exists, gte, inArray, lt, ne, or, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { refunds, transactionStates, transactions } from '@/db/schema'
import { isMethod, METHODS } from '../method/methods'
import type { Transaction } from '../payment/payment'
import { feeOf } from './fees'

export type ReportLine = {
  orderId: string
  transactionId: string
  refundKey: string
  kind: 'settlement' | 'refund' | 'chargeback' | 'reversal'
  paymentType: string
  method: string
  gross: number
  fee: number
  net: number
  occurredAt: Date
}

type Span = { merchantId: string; from: Date; to: Date }

/**
 * Returns every movement of a merchant's money in a span of time. Its tables are append-only, so a
 * past span never changes.
 */
export async function listLines(db: Connection, span: Span): Promise<ReportLine[]> {
  const lines = [...(await listChanges(db, span)), ...(await listRefunds(db, span))]

  return lines.sort(byMoment)
}

/** A month of a busy merchant is read whole: no column more than its lines need. */
const OF_A_LINE = { id: transactions.id, orderId: transactions.orderId, method: transactions.method }

const settled = aliasedTable(transactionStates, 'settled')

/** Settlements, chargebacks and reversals. Only the denial of a settled payment is a reversal. */
async function listChanges(db: Connection, { merchantId, from, to }: Span) {
  const wasSettled = exists(
    db
      .select({ one: sql`1` })
      .from(settled)
      .where(and(eq(settled.transactionId, transactionStates.transactionId), eq(settled.status, 'settlement'))),
  )
  const rows = await db
    .select({
      ...OF_A_LINE,
      grossAmount: transactions.grossAmount,
      chargedBackAmount: transactions.chargedBackAmount,
      status: transactionStates.status,
      at: transactionStates.at,
    })
    .from(transactionStates)
    .innerJoin(transactions, eq(transactions.id, transactionStates.transactionId))
    .where(
      and(
        eq(transactions.merchantId, merchantId),
        gte(transactionStates.at, from),
        lt(transactionStates.at, to),
        inArray(transactionStates.status, ['settlement', 'chargeback', 'partial_chargeback', 'deny']),
        or(ne(transactionStates.status, 'deny'), wasSettled),
      ),
    )

  return rows.map(({ status, at, grossAmount, chargedBackAmount, ...transaction }) => {
    if (status === 'settlement') return toLine(transaction, { kind: 'settlement', gross: grossAmount, at })
    if (status === 'deny') return toLine(transaction, { kind: 'reversal', gross: -grossAmount, at })

    return toLine(transaction, { kind: 'chargeback', gross: -chargedBackAmount, at })
  })
}

async function listRefunds(db: Connection, { merchantId, from, to }: Span) {
  const rows = await db
    .select({
      ...OF_A_LINE,
      refundKey: refunds.refundKey,
      amount: refunds.amount,
      at: refunds.requestedAt,
    })
    .from(refunds)
    .innerJoin(transactions, eq(transactions.id, refunds.transactionId))
    .where(and(eq(transactions.merchantId, merchantId), gte(refunds.requestedAt, from), lt(refunds.requestedAt, to)))

  return rows.map(({ refundKey, amount, at, ...transaction }) =>
    toLine(transaction, { kind: 'refund', gross: -amount, at, refundKey }),
  )
}

type Movement = { kind: ReportLine['kind']; gross: number; at: Date; refundKey?: string }

function toLine(
  { id, orderId, method }: Pick<Transaction, keyof typeof OF_A_LINE>,
  { kind, gross, at, refundKey = '' }: Movement,
): ReportLine {
  if (!isMethod(method)) throw new Error(`Method ${method} is not one of ours.`)
  const fee = kind === 'settlement' ? feeOf(method, gross) : 0

  return {
    orderId,
    transactionId: id,
    refundKey,
    kind,
    paymentType: METHODS[method].paymentType,
    method,
    gross,
    fee,
    net: gross - fee,
    occurredAt: at,
  }
}

/** By second, as written; then by transaction, then by sequence. */
function byMoment(one: ReportLine, other: ReportLine) {
  const second = ({ occurredAt }: ReportLine) => Math.floor(occurredAt.getTime() / 1000)

  return (
    second(one) - second(other) ||
    compare(one.transactionId, other.transactionId) ||
    one.occurredAt.getTime() - other.occurredAt.getTime() ||
    compare(one.refundKey, other.refundKey)
  )
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
