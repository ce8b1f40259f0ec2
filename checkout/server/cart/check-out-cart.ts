import { DomainError } from '@jembatan/platform/errors'
import { sql } from 'drizzle-orm'
import { confirmedUpTo } from '../basket/start-basket'
import type { TimelessBuyer } from '../context'

/**
 * Creates a basket from the selected, sellable lines, at the prices seen in the cart. An open one
 * from the cart is used again, with its address. The link back leads to the social app of the last
 * addition. The cart keeps its lines until they are ordered.
 * @throws {DomainError} `cart_nothing_selected`
 */
export async function checkOutCart({ db, sessionHash }: TimelessBuyer) {
  return db.transaction(async (tx) => {
    const [basket] = await tx.execute<{ id: string }>(sql`
      insert into baskets (session_hash, from_cart, issuer)
      select ${sessionHash}, true, (array_agg(issuer order by added_at desc) filter (where issuer is not null))[1]
      from ${chosen(sessionHash)} having count(*) > 0
      on conflict (session_hash) where from_cart and state = 'open' do update set
        version = baskets.version + 1, filled_at = now(), issuer = excluded.issuer
      returning id`)
    if (!basket) throw new DomainError('conflict', 'cart_nothing_selected', 'nothing that can be sold is selected')

    // After locking the basket, so that changes by another tab are visible.
    await tx.execute(sql`
      with gone as (
        delete from basket_lines
        where basket_id = ${basket.id} and sku not in (select sku from ${chosen(sessionHash)})
      )
      insert into basket_lines (basket_id, sku, quantity, seen_amount, promo_id)
      select ${basket.id}, sku, quantity, seen_amount, promo_id from ${chosen(sessionHash)}
      on conflict (basket_id, sku) do update set
        quantity = excluded.quantity, seen_amount = excluded.seen_amount, promo_id = excluded.promo_id,
        confirmed_amount = ${confirmedUpTo(sql`(select price from variants where variants.sku = excluded.sku)`)}`)

    return { basketId: basket.id }
  })
}

const chosen = (sessionHash: string) => sql`(
  select cart_lines.sku, quantity, seen_amount, issuer, promo_id, added_at from cart_lines
  join variants using (sku) join products on products.id = product_id
  where session_hash = ${sessionHash} and selected and available > 0 and not delisted
) as chosen`
