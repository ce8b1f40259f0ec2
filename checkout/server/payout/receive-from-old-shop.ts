import { DomainError } from '@jembatan/platform/errors'
import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { recordEvent } from '../audit/record-event'
import type { Timed } from '../context'
import { postOldShopPaid } from '../ledger/post-event'

/** Opening balances owed to sellers of the old shop that are not paid out yet. */
const OWED = sql`
  select booking.key, booking.shop_id, -entry.amount as amount
  from ledger_transactions booking join ledger_entries entry on entry.transaction_id = booking.id
  where booking.kind = 'opening' and booking.shop_id is not null and entry.account = 'seller_payable' and entry.amount < 0
    and not exists (select from payouts where payouts.key = 'payout:' || booking.key)`

export type OldShopDebt = { sellers: number; amount: number }

export async function readOldShopDebt({ db }: { db: Connection }): Promise<OldShopDebt> {
  const [debt] = await db.execute<OldShopDebt>(
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
 * Records the old shop's payment of its debt: creates a payout for each seller, once per opening
 * balance, however often it is called. Sellers with a debt get none.
 * @throws {DomainError} `old_shop_owes_nothing`; `old_shop_amount` where the transfer differs
 * from the debt.
 */
export async function receiveFromOldShop({ db, now }: Timed, { reference, amount }: Receive): Promise<OldShopDebt> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`lock table payouts in share row exclusive mode`)
    const debt = await readOldShopDebt({ db: tx })
    if (debt.sellers === 0) throw new DomainError('conflict', 'old_shop_owes_nothing', 'nothing is owed')
    if (debt.amount !== amount) throw new DomainError('conflict', 'old_shop_amount', 'the transfer is not what is owed')

    await tx.execute(sql`
      insert into payouts (key, shop_id, amount, created_at)
      select 'payout:' || key, shop_id, amount, ${now.toISOString()}::timestamptz from (${OWED}) as owed`)
    await postOldShopPaid(tx, { reference, amount, currency: 'IDR', now })
    await recordEvent(tx, { kind: 'old_shop_paid', detail: { ...debt, reference }, at: now })

    return debt
  })
}
