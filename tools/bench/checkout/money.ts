import { openDatabase } from '../../dev/postgres/open-database'
import { aboutDatabase } from '../harness/figures'
import type { BenchContext } from './context'

export type Books = { balanced: boolean; receivable: number; paid: number }

/**
 * After the last buyer: all postings must sum to zero, and the gateway must owe the sum of the
 * payments.
 */
export async function checkBooks({ pasar }: BenchContext): Promise<Books> {
  const sql = openDatabase(pasar.databaseUrl)
  const [lopsided] = await sql`
    select count(*)::int as count from (
      select transaction_id from ledger_entries group by transaction_id having sum(amount) <> 0
    ) as lopsided`
  const [receivable] = await sql`
    select coalesce(sum(amount), 0)::bigint as sum from ledger_entries where account = 'gateway_receivable'`
  const [paid] = await sql`select coalesce(sum(total), 0)::bigint as sum from orders where paid_at is not null`
  await sql.end()

  return { balanced: lopsided?.count === 0, receivable: Number(receivable?.sum), paid: Number(paid?.sum) }
}

export function describeBooks({ balanced, receivable, paid }: Books) {
  const agreed = receivable === paid

  return `${balanced ? 'every posting adds up to nothing' : 'POSTINGS DO NOT ADD UP'}; the gateway owes ${receivable}, buyers paid ${paid}${agreed ? '' : ': NOT THE SAME'}`
}

export const aboutShop = async ({ pasar }: BenchContext) => [await aboutDatabase('Pasar', pasar.databaseUrl)]
