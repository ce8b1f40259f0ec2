import { createHash } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { MOST_PIECES } from '../catalogue/limits'

/** The stored form of a session id. */
export const hashSessionId = (sessionId: string) => createHash('sha256').update(sessionId).digest('base64url')

/** The next session: a new one for a browser, the same for an account. */
export type NextSession = { present: string | null; hash: string; id: string | null }

type Move = { from: string; to: string }

/** Moves everything of one session to another; the old id no longer opens anything. */
export async function moveSession(tx: Connection, move: Move) {
  await tx.execute(sql`with ${movingSession({ ...move, where: sql`true` })} select`)
}

/**
 * `moveSession` as parts of a larger statement, when `where` holds. Duplicate readers, wishes,
 * marks and addresses are merged. Cart quantities are added up to the stock and the limit per
 * order, but never reduced below either.
 */
export const movingSession = ({ from, to, where }: Move & { where: SQL }) => sql`
  merged_cart as (
    insert into cart_lines (session_hash, sku, quantity, selected, seen_amount, added_at, issuer, promo_id)
    select ${to}, sku, quantity, selected, seen_amount, added_at, issuer, promo_id from cart_lines where session_hash = ${from} and ${where}
    on conflict (session_hash, sku) do update set
      quantity = greatest(cart_lines.quantity, excluded.quantity, least(
        cart_lines.quantity + excluded.quantity, ${MOST_PIECES},
        (select available from variants where variants.sku = excluded.sku)
      )),
      selected = cart_lines.selected or excluded.selected,
      seen_amount = least(cart_lines.seen_amount, excluded.seen_amount),
      added_at = greatest(cart_lines.added_at, excluded.added_at),
      issuer = coalesce(excluded.issuer, cart_lines.issuer), promo_id = coalesce(excluded.promo_id, cart_lines.promo_id)
  ),
  moved_offers as (update offers set session_hash = ${to} where session_hash = ${from} and ${where}),
  left_cart as (delete from cart_lines where session_hash = ${from} and ${where}),
  known_from_cart as (
    select id from baskets as basket where session_hash = ${from} and from_cart and state = 'open' and exists (
      select from baskets as same where same.session_hash = ${to} and same.from_cart and same.state = 'open'
    )
  ),
  -- Its lines are in the cart.
  dropped_baskets as (delete from baskets where id in (select id from known_from_cart) and ${where}),
  moved_baskets as (
    update baskets set session_hash = ${to}
    where session_hash = ${from} and id not in (select id from known_from_cart) and ${where}
  ),
  migrated_orders as (update orders set session_hash = ${to} where session_hash = ${from} and ${where}),
  dropped_wishes as (
    delete from wishes where session_hash = ${from} and ${where}
      and product_id in (select product_id from wishes where session_hash = ${to})
  ),
  moved_wishes as (
    update wishes set session_hash = ${to}
    where session_hash = ${from} and ${where}
      and product_id not in (select product_id from wishes where session_hash = ${to})
  ),
  dropped_marks as (
    delete from helpful_marks where session_hash = ${from} and ${where}
      and review_id in (select review_id from helpful_marks where session_hash = ${to})
  ),
  moved_marks as (
    update helpful_marks set session_hash = ${to}
    where session_hash = ${from} and ${where}
      and review_id not in (select review_id from helpful_marks where session_hash = ${to})
  ),
  read_by_both as (select order_id from order_readers where session_hash = ${to}),
  dropped_readers as (
    delete from order_readers where session_hash = ${from} and order_id in (select order_id from read_by_both) and ${where}
  ),
  moved_readers as (
    update order_readers set session_hash = ${to}
    where session_hash = ${from} and order_id not in (select order_id from read_by_both) and ${where}
  ),
  known_to_both as (
    select id from saved_addresses as address where session_hash = ${from} and exists (
      select from saved_addresses as same where same.session_hash = ${to}
        and (same.recipient, same.phone, same.area_id, same.street)
          = (address.recipient, address.phone, address.area_id, address.street)
    )
  ),
  dropped_addresses as (delete from saved_addresses where id in (select id from known_to_both) and ${where}),
  moved_addresses as (
    update saved_addresses set session_hash = ${to}
    where session_hash = ${from} and id not in (select id from known_to_both) and ${where}
  ),
  known_vouchers as (select code from collected_vouchers where session_hash = ${to}),
  dropped_vouchers as (
    delete from collected_vouchers where session_hash = ${from} and code in (select code from known_vouchers) and ${where}
  ),
  moved_vouchers as (
    update collected_vouchers set session_hash = ${to}
    where session_hash = ${from} and code not in (select code from known_vouchers) and ${where}
  ),
  moved_deletions as (
    update data_deletions set session_hash = ${to}
    where session_hash = ${from} and not exists (select from data_deletions where session_hash = ${to}) and ${where}
  )`
