import { DomainError } from '@jembatan/platform/errors'
import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { recordEvent } from '../audit/record-event'
import type { Timed } from '../context'
import { postFormerShopPaid } from '../ledger/post-event'

/** Opening balances owed to sellers of the former shop that are not paid out yet. */
const OWED = sql`
  select booking.key, booking.shop_id, -entry.amount as amount
  from ledger_transactions booking join ledger_entries entry on entry.transaction_id = booking.id
  where booking.kind = 'opening' and booking.shop_id is not null and entry.account = 'seller_payable' and entry.amount < 0
    and not exists (select from payouts where payouts.key = 'payout:' || booking.key)`

export type FormerShopDebt = { sellers: number; amount: number }

export async function readFormerShopDebt({ db }: { db: Connection }): Promise<FormerShopDebt> {
  const [debt] = await db.execute<FormerShopDebt>(
    sql`select count(*)::int as sellers, coalesce(sum(amount), 0)::float as amount from (${OWED}) as owed`,
  )

  return debt ?? { sellers: 0, amount: 0 }
}

type Receive = {
  /** The bank's reference of the transfer. */
  reference: string
  /** Rupiah that the operator saw on the account. */
  amount: number
}

/**
 * Records the former shop's payment of its debt: creates a payout for each seller, once per opening
 * balance, however often it is called. Sellers with a debt get none.
 * @throws {DomainError} `former_shop_owes_nothing`; `former_shop_amount` where the transfer differs
 * from the debt.
 */
export async function receiveFromFormerShop(
  { db, now }: Timed,
  { reference, amount }: Receive,
): Promise<FormerShopDebt> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`lock table payouts in share row exclusive mode`)
    const debt = await readFormerShopDebt({ db: tx })
    if (debt.sellers === 0) throw new DomainError('conflict', 'former_shop_owes_nothing', 'nothing is owed')
    if (debt.amount !== amount)
      throw new DomainError('conflict', 'former_shop_amount', 'the transfer is not what is owed')

    await tx.execute(sql`
      insert into payouts (key, shop_id, amount, created_at)
      select 'payout:' || key, shop_id, amount, ${now.toISOString()}::timestamptz from (${OWED}) as owed`)
    await postFormerShopPaid(tx, { reference, amount, currency: 'IDR', now })
    await recordEvent(tx, { kind: 'former_shop_paid', detail: { ...debt, reference }, at: now })

    return debt
  })
}
