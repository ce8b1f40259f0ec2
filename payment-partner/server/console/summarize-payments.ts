import { and, gte, lt, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { transactions } from '@/db/schema'
import { DEAD } from '../payment/state-table'
import { boundsOfRange, type DateRange } from './date-range'
import { inScope, type Scope } from './scope'

export type Figures = {
  /** Rupiah of successful payments, before refunds. */
  volume: number
  successes: number
  /** Payments that ended without money. A pending payment is neither. */
  failures: number
  refunded: number
}

const NOTHING: Figures = { volume: 0, successes: 0, failures: 0, refunded: 0 }

type Summarize = { range: DateRange; scope: Scope }

/** The figures of a range: in total, by the day of the beginning, and by method. */
export async function summarizePayments(db: Connection, { range, scope }: Summarize) {
  const bounds = boundsOfRange(range)
  if (!bounds) return { total: NOTHING, days: [], methods: [] }
  const rows = await db
    .select({
      day: DAY,
      method: transactions.method,
      volume: sql<number>`coalesce(sum(gross_amount) filter (where ${SUCCEEDED}), 0)`.mapWith(Number),
      successes: sql<number>`count(*) filter (where ${SUCCEEDED})`.mapWith(Number),
      failures: sql<number>`count(*) filter (where ${FAILED})`.mapWith(Number),
      refunded: sql<number>`coalesce(sum(refunded_amount), 0)`.mapWith(Number),
    })
    .from(transactions)
    .where(
      and(
        gte(transactions.transactionTime, bounds.from),
        lt(transactions.transactionTime, bounds.to),
        inScope(transactions.merchantId, scope),
      ),
    )
    // By place: a repeated expression with parameters is another expression for PostgreSQL.
    .groupBy(sql`1, 2`)

  return {
    total: rows.reduce(add, NOTHING),
    days: groupBy(rows, ({ day }) => day).sort((one, other) => (one.name < other.name ? 1 : -1)),
    methods: groupBy(rows, ({ method }) => method).sort((one, other) => other.volume - one.volume),
  }
}

const DAY = sql<string>`to_char(${transactions.transactionTime} at time zone 'Asia/Jakarta', 'YYYY-MM-DD')`
const FAILED = sql`status in (${sql.join(
  DEAD.map((status) => sql`${status}`),
  sql`, `,
)})`
const SUCCEEDED = sql`status not in ('pending', 'authorize') and not ${FAILED}
  and fraud_status is distinct from 'challenge'`

const add = (one: Figures, other: Figures): Figures => ({
  volume: one.volume + other.volume,
  successes: one.successes + other.successes,
  failures: one.failures + other.failures,
  refunded: one.refunded + other.refunded,
})

function groupBy<Row extends Figures>(rows: Row[], nameOf: (row: Row) => string) {
  const groups = new Map<string, Figures>()
  for (const row of rows) groups.set(nameOf(row), add(groups.get(nameOf(row)) ?? NOTHING, row))

  return [...groups].map(([name, figures]) => ({ name, ...figures }))
}
