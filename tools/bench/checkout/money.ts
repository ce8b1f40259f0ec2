import { withDatabase } from '../../dev/postgres/open-database'
import type { BenchContext } from './context'

export type Books = { balanced: boolean; receivable: number; paid: number }

/**
 * After the last buyer: all postings must sum to zero, and the gateway must owe the sum of the
 * payments.
 */
export const checkBooks = ({ pasar }: BenchContext): Promise<Books> =>
  withDatabase(pasar.databaseUrl, async (sql) => {
    const [lopsided] = await sql`
      select count(*)::int as count from (
        select transaction_id from ledger_entries group by transaction_id having sum(amount) <> 0
      ) as lopsided`
    const [receivable] = await sql`
      select coalesce(sum(amount), 0)::bigint as sum from ledger_entries where account = 'gateway_receivable'`
    const [paid] = await sql`select coalesce(sum(total), 0)::bigint as sum from orders where paid_at is not null`

    return { balanced: lopsided?.count === 0, receivable: Number(receivable?.sum), paid: Number(paid?.sum) }
  })
