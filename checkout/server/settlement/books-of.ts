import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import type { settlementLines } from '@/db/schema'
import { openedAt } from './opened-at'

type Line = Pick<typeof settlementLines.$inferSelect, 'kind' | 'providerOrderId' | 'occurredAt'>
type BooksOf = { account: string | null; lines: Line[] }
type BookedOrder = { id: string; settledBefore: number; isOpened: boolean; isPaidHere: boolean }

/**
 * Returns which lines of an account's report are in Pasar's books. For Pasar's own account: all.
 * For the old shop's account: lines included in the opening bookings, lines of payments made
 * here, and later events. Payments settled before the opening are in the old shop's books.
 */
export async function booksOf(tx: Connection, { account, lines }: BooksOf): Promise<(line: Line) => boolean> {
  if (account === null) return () => true
  const since = await openedAt(tx)
  const ids = JSON.stringify(lines.map(({ providerOrderId }) => providerOrderId))
  const rows = await tx.execute<BookedOrder>(sql`
    select provider_order_id as id, settled_before as "settledBefore",
      exists (select from ledger_transactions where key = 'opening:' || attempt.order_id) as "isOpened",
      exists (select from ledger_transactions where key = 'payment:' || provider_order_id) as "isPaidHere"
    from payment_attempts as attempt join migrated_orders using (order_id)
    where provider_order_id in (select jsonb_array_elements_text(${ids}::text::jsonb))`)
  const orderById = new Map(rows.map((order) => [order.id, order]))

  return ({ kind, providerOrderId, occurredAt }) => {
    const order = orderById.get(providerOrderId)
    if (order?.isPaidHere || (order?.isOpened && order.settledBefore === 0)) return true
    if (kind === 'settlement' && order && order.settledBefore > 0) return false

    return since !== null && occurredAt >= since
  }
}
