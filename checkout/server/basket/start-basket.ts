import { DomainError } from '@jembatan/platform/errors'
import { type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { basketLines } from '@/db/schema'
import type { TimedContext } from '../context'
import { offerOf } from '../handoff/find-offer'
import { newSessionId } from '../session/cookies'
import { hashSessionId } from '../session/session'

type StartBasket = {
  sku: string
  quantity: number
  /** Rupiah that the page displayed. A rise since then needs a consent, as after a handoff. */
  seenAmount?: number | undefined
  /** Idempotency key of the rendered form, since a double tap without JavaScript sends it twice. */
  formKey?: string | undefined
}

/**
 * Creates a buy-now basket, with the promotion and the seen price of the session's offer of the
 * product. An open one with this item is used again, with its address. `sessionId` is a new session
 * for the browser to store; null when it has one.
 * @throws {DomainError} `item_unavailable` when no such item was ever sold.
 */
export async function startBasket(
  { db, sessionHash, now }: Pick<TimedContext, 'db' | 'sessionHash' | 'now'>,
  { formKey, ...line }: StartBasket,
) {
  const session = sessionHash ? { hash: sessionHash, id: null } : openSession()
  const own = { ...line, sessionHash: session.hash, now }
  // Without the key when it belongs to an earlier order, or to the other session of a double tap.
  const basketId = (await openBasket(db, { ...own, formKey })) ?? (await openBasket(db, own))
  if (!basketId) throw new DomainError('not_found', 'item_unavailable', 'no such item was ever sold here')

  return { basketId, sessionId: session.id }
}

type OpenBasket = StartBasket & { sessionHash: string; now: Date }

/** The form's key is the new basket's id, so that its primary key decides a double tap. */
async function openBasket(db: Connection, { sessionHash, now, sku, quantity, seenAmount, formKey }: OpenBasket) {
  const [opened] = await db.execute<{ basketId: string }>(sql`
    with item as (
      select sku, product_id, price from variants where sku = ${sku}
    ), offer as (
      ${offerOf({ sessionHash, productId: sql`(select product_id from item)`, now })}
    ), present as (
      select basket.id from baskets as basket join basket_lines as line on line.basket_id = basket.id and line.sku = ${sku}
      where basket.session_hash = ${sessionHash} and state = 'open' and not from_cart
      order by created_at desc limit 1
    ), opened as (
      insert into baskets (id, session_hash, issuer)
      select coalesce((select id from present), ${formKey ?? null}::uuid, gen_random_uuid()), ${sessionHash},
        (select issuer from offer)
      from item
      on conflict (id) do update set
        version = baskets.version + 1, filled_at = now(), issuer = coalesce(excluded.issuer, baskets.issuer)
      where baskets.session_hash = excluded.session_hash and baskets.state = 'open'
      returning id
    )
    insert into basket_lines (basket_id, sku, quantity, seen_amount, promo_id)
    select opened.id, item.sku, ${quantity}::integer,
      coalesce(case when offered_sku = item.sku then offered_amount end, least(${seenAmount ?? null}::integer, price)),
      promo_id
    from opened, item left join offer on true
    on conflict (basket_id, sku) do update set
      quantity = excluded.quantity, seen_amount = excluded.seen_amount,
      promo_id = coalesce(excluded.promo_id, basket_lines.promo_id),
      confirmed_amount = ${confirmedUpTo(sql`(select price from item)`)}
    returning basket_id as "basketId"`)

  return opened?.basketId
}

/**
 * SQL for the confirmed price of a reused line: a confirmation above the price displayed now is
 * reduced to it.
 */
export const confirmedUpTo = (price: SQL) => sql`
  case when ${basketLines.confirmedAmount} > ${price} then ${price} else ${basketLines.confirmedAmount} end`

function openSession() {
  const id = newSessionId()

  return { id, hash: hashSessionId(id) }
}
