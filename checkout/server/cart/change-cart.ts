import { DomainError } from '@jembatan/platform/errors'
import { and, eq, sql } from 'drizzle-orm'
import { cartLines } from '@/db/schema'
import type { Buyer, TimelessBuyer } from '../context'
import { offerOf } from '../handoff/find-offer'
import { MOST_LINES } from './add-to-cart'

type OneLine = { sku: string }

const own = (sessionHash: string, sku: string) => and(eq(cartLines.sessionHash, sessionHash), eq(cartLines.sku, sku))

/**
 * Clears the line's form key, so that the same form can add again.
 * @throws {DomainError} `cart_line_missing`, also for another session's line.
 */
export async function setCartQuantity(
  { db, sessionHash }: TimelessBuyer,
  { sku, quantity }: OneLine & { quantity: number },
) {
  const changes = { quantity, formKey: null }
  const changed = await db.update(cartLines).set(changes).where(own(sessionHash, sku)).returning({ sku: cartLines.sku })
  if (changed.length === 0) throw missing()
}

/** One item, one shop's items, or all. */
export type CartPart = { sku: string } | { shopId: string } | 'all'

type SelectInCart = { part: CartPart; selected: boolean }

/** Selects or deselects a part of the cart, except items that cannot be sold. */
export async function selectInCart({ db, sessionHash }: TimelessBuyer, { part, selected }: SelectInCart) {
  await db.execute(sql`
    update cart_lines set selected = ${selected}
    from variants join products on products.id = variants.product_id
    where session_hash = ${sessionHash} and variants.sku = cart_lines.sku and ${ofPart(part)}
      and (not ${selected}::boolean or (available > 0 and not delisted))`)
}

function ofPart(part: CartPart) {
  if (part === 'all') return sql`true`

  return 'sku' in part ? sql`cart_lines.sku = ${part.sku}` : sql`products.shop_id = ${part.shopId}`
}

/** A removed line, with all that is needed to restore it. */
export type RemovedLine = { sku: string; quantity: number; selected: boolean; seenAmount: number }

/** @throws {DomainError} `cart_line_missing` */
export async function removeFromCart({ db, sessionHash }: TimelessBuyer, line: OneLine): Promise<RemovedLine> {
  const { sku, quantity, selected, seenAmount } = cartLines
  const [removed] = await db
    .delete(cartLines)
    .where(own(sessionHash, line.sku))
    .returning({ sku, quantity, selected, seenAmount })
  if (!removed) throw missing()

  return removed
}

/**
 * Restores a removed line, with the promotion of an offer that still holds. Does nothing when the
 * line exists again or the cart is full.
 * @throws {DomainError} `item_unavailable` when no such item was ever sold.
 */
export async function restoreToCart({ db, sessionHash, now }: Buyer, line: RemovedLine) {
  const [{ exists } = { exists: false }] = await db.execute<{ exists: boolean }>(sql`
    with item as (select sku, product_id from variants where sku = ${line.sku}), offer as (
      ${offerOf({ sessionHash, productId: sql`(select product_id from item)`, now })}
    ), restored as (
      insert into cart_lines (session_hash, sku, quantity, selected, seen_amount, added_at, issuer, promo_id)
      select ${sessionHash}, sku, ${line.quantity}::integer, ${line.selected}::boolean, ${line.seenAmount}::integer,
        ${now.toISOString()}::timestamptz, issuer, promo_id
      from item left join offer on true where (select count(*) from cart_lines where session_hash = ${sessionHash}) < ${MOST_LINES}
      on conflict do nothing
    )
    select exists (select from item) as exists`)
  if (!exists) throw new DomainError('not_found', 'item_unavailable', 'no such item was ever sold here')
}

const missing = () => new DomainError('not_found', 'cart_line_missing', 'this cart has no such line')
