import { aliasedTable, and, eq, exists, gte, inArray, lt, ne, or, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
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
 * past span never changes. One statement reads all: a second one would miss the settlement of a
 * refund that it sees.
 */
export async function listLines(db: Connection, span: Span): Promise<ReportLine[]> {
  const movements = await unionAll(selectChanges(db, span), selectRefunds(db, span))

  return movements.map(toLine).sort(byMoment)
}

/** A month of a busy merchant is read whole: no column more than its lines need. */
const OF_A_LINE = { id: transactions.id, orderId: transactions.orderId, method: transactions.method }

const settled = aliasedTable(transactionStates, 'settled')

/** Settlements, chargebacks and reversals. Only the denial of a settled payment is a reversal. */
function selectChanges(db: Connection, { merchantId, from, to }: Span) {
  const { status } = transactionStates
  const { grossAmount, chargedBackAmount } = transactions
  const wasSettled = exists(
    db
      .select({ one: sql`1` })
      .from(settled)
      .where(and(eq(settled.transactionId, transactionStates.transactionId), eq(settled.status, 'settlement'))),
  )

  return db
    .select({
      ...OF_A_LINE,
      refundKey: sql<string>`''`,
      kind: sql<
        ReportLine['kind']
      >`case ${status} when 'settlement' then 'settlement' when 'deny' then 'reversal' else 'chargeback' end`,
      gross:
        sql`case ${status} when 'settlement' then ${grossAmount} when 'deny' then -${grossAmount} else -${chargedBackAmount} end`.mapWith(
          Number,
        ),
      at: transactionStates.at,
    })
    .from(transactionStates)
    .innerJoin(transactions, eq(transactions.id, transactionStates.transactionId))
    .where(
      and(
        eq(transactions.merchantId, merchantId),
        gte(transactionStates.at, from),
        lt(transactionStates.at, to),
        inArray(status, ['settlement', 'chargeback', 'partial_chargeback', 'deny']),
        or(ne(status, 'deny'), wasSettled),
      ),
    )
}

const selectRefunds = (db: Connection, { merchantId, from, to }: Span) =>
  db
    .select({
      ...OF_A_LINE,
      refundKey: sql<string>`${refunds.refundKey}`,
      kind: sql<ReportLine['kind']>`'refund'`,
      gross: sql`-${refunds.amount}`.mapWith(Number),
      at: refunds.requestedAt,
    })
    .from(refunds)
    .innerJoin(transactions, eq(transactions.id, refunds.transactionId))
    .where(and(eq(transactions.merchantId, merchantId), gte(refunds.requestedAt, from), lt(refunds.requestedAt, to)))

type Movement = Pick<Transaction, keyof typeof OF_A_LINE> &
  Pick<ReportLine, 'kind' | 'gross' | 'refundKey'> & { at: Date }

function toLine({ id, orderId, method, kind, gross, at, refundKey }: Movement): ReportLine {
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
