import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type Posting, rowsOf } from './postings'

/**
 * Posts one money event in the transaction of the change that it stands for. Returns whether it was this call that did.
 * What moves nothing is left out; where the entries do not sum to zero, the commit fails.
 */
export async function postTransaction(tx: Connection, { now, ...posting }: Posting & { now: Date }) {
  const { key, kind, orderId } = posting
  const rows = rowsOf(posting)
  if (rows.length === 0) return false
  const posted = await tx.execute(sql`
    with posted as (
      insert into ledger_transactions (key, kind, order_id, at)
      values (${key}, ${kind}, ${orderId}, ${now.toISOString()}::timestamptz)
      on conflict do nothing returning id
    )
    insert into ledger_entries (transaction_id, account, amount, currency)
    select posted.id, account, amount, currency
    from posted, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry (account ledger_account, amount integer, currency text)
    returning transaction_id`)

  return posted.length > 0
}
