import { DomainError } from '@jembatan/platform/errors'
import { sql } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import { z } from 'zod'
import type { Connection } from '@/db/connect'
import type { orderLines, orderParcels, orders, paymentAttempts } from '@/db/schema'
import type { Facts } from '../facts/facts'

export type Placement = {
  /** Of the basket that was quoted. */
  version: number
  order: typeof orders.$inferInsert
  parcels: (typeof orderParcels.$inferInsert)[]
  lines: (typeof orderLines.$inferInsert)[]
  /** None where the order is paid at the door: the gateway does not hear of it. */
  attempt: typeof paymentAttempts.$inferInsert | null
  facts: Partial<Facts>
}

/** What `place_order` raises when a piece is missing. */
const SHORT = 'SHORT'

/**
 * Makes the order, in one statement. False when the basket is not open any more, or has changed since it was quoted.
 * @throws {DomainError} `out_of_stock`
 */
export async function writeOrder(db: Connection, { version, order, attempt, facts, ...rows }: Placement) {
  const placement = {
    version,
    order: toColumns({ status: 'awaiting_payment', ...order }),
    parcels: rows.parcels.map(toColumns),
    lines: rows.lines.map(toColumns),
    ...(attempt && { attempt: toColumns(attempt) }),
    facts,
  }
  const [written] = await db
    .execute<{ placed: boolean }>(sql`select place_order(${JSON.stringify(placement)}::jsonb) as placed`)
    .catch(refuseShortage)

  return written?.placed === true
}

const toColumns = (row: object) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [toSnakeCase(name), value]))

/** Told by its code: Next bundles pages and route handlers apart, and each has classes of errors of its own. */
function refuseShortage(error: unknown): never {
  if (shortage.safeParse(error).success)
    throw new DomainError('conflict', 'out_of_stock', 'insufficient stock', {}, { cause: error })
  throw error
}

/** Drizzle wraps what the database raised. */
const shortage = z.object({ cause: z.object({ code: z.literal(SHORT) }) })
