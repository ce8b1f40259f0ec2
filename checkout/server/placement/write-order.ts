import { DomainError } from '@jembatan/platform/errors'
import { sql } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import { z } from 'zod'
import type { Connection } from '@/db/connect'
import type { orderLines, orderParcels, orders, orderVouchers, paymentAttempts } from '@/db/schema'
import type { ChangeLog } from '../change-log/change-log'
import type { Seat } from '../waiting-room/ticket'

export type Placement = {
  /** Of the basket that was quoted. */
  version: number
  order: typeof orders.$inferInsert
  parcels: (typeof orderParcels.$inferInsert)[]
  lines: (typeof orderLines.$inferInsert)[]
  vouchers: (typeof orderVouchers.$inferInsert)[]
  /** None where the order is paid at the door: the gateway does not hear of it. */
  attempt: typeof paymentAttempts.$inferInsert | null
  changeLog: Partial<ChangeLog>
  /** Those in waiting rooms that the buyer's browser has tickets for. */
  seats: Seat[]
  /** Of the request, as `originOf` writes it; null where nobody asked from a network. */
  origin: string | null
  /** Of the browser, as `hashDevice` writes it; null where nobody has signed in there. */
  device: string | null
  /** The session of the browser itself, beside an account's; null where it has none. */
  browserHash: string | null
}

/**
 * Orders that hold goods and are not paid, at most. A buyer compares two or three; an unpaid one ends within the hour. A phone is
 * a household's or a shared one. An address is a mobile network's, of many buyers who pay within minutes.
 */
export const MOST_UNPAID = { session: 5, phone: 10, origin: 100 }

/** Whether a phone may have no further unpaid order. Until the transaction ends nobody else adds one. */
export async function hasMostUnpaid(tx: Connection, { phone }: { phone: string }) {
  const [asked] = await tx.execute<{ most: boolean }>(sql`
    select has_most_unpaid(${phone}, ${MOST_UNPAID.phone}) as most`)

  return asked?.most === true
}

/** What `place_order` raises, and how it is told. */
const REFUSALS = {
  SHORT: { code: 'out_of_stock', message: 'insufficient stock' },
  VUSED: { code: 'voucher_used_up', message: 'a voucher was used up meanwhile' },
  UNPBR: { code: 'unpaid_orders', message: 'too many unpaid orders of one browser' },
  UNPPH: { code: 'unpaid_orders_of_phone', message: 'too many unpaid orders of one phone' },
  UNPAD: { code: 'unpaid_orders_of_network', message: 'too many unpaid orders from one address' },
  QUEUE: { code: 'waiting_room', message: 'no seat in the waiting room' },
  VONCE: { code: 'voucher_used_before', message: 'this buyer has used a voucher meanwhile' },
} as const

/**
 * Makes the order, in one statement. False when the basket is not open any more, or has changed since it was quoted.
 * @throws {DomainError} `waiting_room`, without a seat of an open room that nobody has ordered with; `unpaid_orders`, `unpaid_orders_of_phone`
 * or `unpaid_orders_of_network`, with too many of them; `out_of_stock`; `voucher_used_up` or `voucher_used_before`, when a voucher was taken meanwhile.
 */
export async function writeOrder(
  db: Connection,
  { version, order, attempt, changeLog, seats, origin, device, browserHash, ...rows }: Placement,
) {
  const placement = {
    version,
    order: toColumns({ status: 'awaiting_payment', ...order }),
    parcels: rows.parcels.map(toColumns),
    lines: rows.lines.map(toColumns),
    vouchers: rows.vouchers.map(toColumns),
    ...(attempt && { attempt: toColumns(attempt) }),
    change_log: changeLog,
    seats: seats.map(toColumns),
    origin,
    device,
    browser: browserHash,
    most_unpaid: MOST_UNPAID,
  }
  const [written] = await db
    .execute<{ placed: boolean }>(sql`select place_order(${JSON.stringify(placement)}::jsonb) as placed`)
    .catch(refuse)

  return written?.placed === true
}

const toColumns = (row: object) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [toSnakeCase(name), value]))

/** Announcement by its code: Next's bundle and the web server's are apart, and each has classes of errors of its own. */
function refuse(error: unknown): never {
  const refused = raised.safeParse(error).data
  if (!refused) throw error
  const { code, message } = REFUSALS[refused.cause.code]
  throw new DomainError('conflict', code, message, {}, { cause: error })
}

/** Drizzle wraps what the database raised. */
const raised = z.object({
  cause: z.object({ code: z.enum(['SHORT', 'VUSED', 'VONCE', 'QUEUE', 'UNPBR', 'UNPPH', 'UNPAD']) }),
})
