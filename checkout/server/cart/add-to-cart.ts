import { DomainError } from '@jembatan/platform/errors'
import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { MOST_PIECES } from '../catalogue/limits'
import type { Buyer } from '../context'
import { offerOf } from '../handoff/find-offer'

/** Maximum lines of a cart, across all shops. */
export const MOST_LINES = 50

type AddToCart = {
  sku: string
  quantity: number
  /** Rupiah that the page displayed. */
  seenAmount?: number | undefined
  /** Idempotency key of the rendered form, since a double tap without JavaScript sends it twice. */
  formKey?: string | undefined
}

/**
 * The new quantity in the cart, and the quantity without the limits of an order and of the stock.
 */
export type Added = { productId: string; requested: number; quantity: number }

/**
 * Adds pieces of an item to the cart, with the promotion of the session's offer of the product, and
 * selects the line. Its seen price is the lowest of the offered, displayed, today's and the line's
 * previous one, so that a rise in between needs a consent. A repeated form adds nothing and returns
 * its first result; with another quantity it adds again.
 * @throws {DomainError} `item_unavailable` when the item is not on sale, `out_of_stock`,
 * `cart_full`.
 */
export async function addToCart(
  { db, sessionHash, now }: Omit<Buyer, 'db'> & { db: Connection },
  { sku, quantity, seenAmount, formKey }: AddToCart,
): Promise<Added> {
  const key = formKey === undefined ? null : `${formKey} ${quantity} `
  const [item] = await db.execute<{
    productId: string
    most: number
    full: boolean
    previous: number
    current: number | null
    requested: number | null
  }>(sql`
    with item as (
      select sku, product_id, price, least(available, ${MOST_PIECES}::integer) as most
      from variants join products on products.id = product_id where sku = ${sku} and not delisted
    ), offer as (
      ${offerOf({ sessionHash, productId: sql`(select product_id from item)`, now })}
    ), present as (
      select sku, quantity from cart_lines where session_hash = ${sessionHash}
    ), full_up as (
      select count(*) >= ${MOST_LINES} as reached from present where sku <> ${sku}
    ), added as (
      insert into cart_lines (session_hash, sku, quantity, seen_amount, added_at, issuer, promo_id, form_key)
      select ${sessionHash}, sku, least(${quantity}::integer, most),
        least(case when offered_sku = sku then offered_amount end, ${seenAmount ?? null}::integer, price),
        ${now.toISOString()}::timestamptz, issuer, promo_id, ${key}::text || ${quantity}::integer
      from item left join offer on true where most > 0 and not (select reached from full_up)
      on conflict (session_hash, sku) do update set
        quantity = case when starts_with(cart_lines.form_key, ${key}::text) then cart_lines.quantity
          else greatest(cart_lines.quantity, least(cart_lines.quantity + ${quantity}::integer, (select most from item))) end,
        form_key = case when starts_with(cart_lines.form_key, ${key}::text) then cart_lines.form_key
          else ${key}::text || (cart_lines.quantity + ${quantity}::integer) end,
        selected = true, seen_amount = least(cart_lines.seen_amount, excluded.seen_amount),
        added_at = excluded.added_at,
        issuer = coalesce(excluded.issuer, cart_lines.issuer), promo_id = coalesce(excluded.promo_id, cart_lines.promo_id)
      returning quantity, substring(form_key from '[0-9]+$')::integer as requested
    )
    select product_id as "productId", most, (select reached from full_up) as "full",
      coalesce((select quantity from present where present.sku = item.sku), 0) as previous,
      (select quantity from added) as current, (select requested from added)
    from item`)
  if (!item) throw new DomainError('not_found', 'item_unavailable', 'no such item is sold')
  const { productId, most, full, previous, current, requested } = item
  if (most === 0) throw new DomainError('conflict', 'out_of_stock', 'the item is sold out')
  if (full)
    throw new DomainError('conflict', 'cart_full', 'the cart holds as many items as it may', { most: MOST_LINES })
  if (current === null) throw new Error('the line was not returned')

  return { productId, requested: requested ?? previous + quantity, quantity: current }
}
