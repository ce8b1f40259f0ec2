import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { basketLines, baskets } from '@/db/schema'
import { findItem } from '../catalogue/find-item'
import type { Context } from '../context'
import { newSessionId } from '../session/cookies'
import { hashSessionId } from '../session/session'

type StartBasket = {
  sku: string
  quantity: number
  /** Rupiah that the page displayed. A rise since then needs a consent, as after a handoff. */
  seenAmount?: number | undefined
}

/**
 * Creates a buy-now basket. An open one with this item is used again, with its address, so that a
 * double tap creates no second. `sessionId` is a new session for the browser to store; null when it
 * has one.
 * @throws {DomainError} `item_unavailable` when no such item was ever sold.
 */
export async function startBasket(
  { db, sessionHash }: Pick<Context, 'db' | 'sessionHash'>,
  { sku, quantity, seenAmount }: StartBasket,
) {
  const { price } = await findItem({ db }, { sku })
  const session = sessionHash ? { hash: sessionHash, id: null } : openSession()
  const line = { sku, quantity, price, seenAmount: Math.min(seenAmount ?? price, price) }

  return db.transaction(async (tx) => {
    const basketId = (await takeAgain(tx, session.hash, line)) ?? (await openBasket(tx, session.hash, line))

    return { basketId, sessionId: session.id }
  })
}

/** `price`: today's. */
type Line = { sku: string; quantity: number; price: number; seenAmount: number }

async function takeAgain(tx: Connection, sessionHash: string, line: Line) {
  // Serialises concurrent taps: otherwise each would find no basket and create one.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`buy now ${sessionHash} ${line.sku}`}))`)
  const [basket] = await tx
    .update(baskets)
    .set({ version: sql`${baskets.version} + 1`, filledAt: sql`now()` })
    .where(
      and(
        eq(baskets.sessionHash, sessionHash),
        eq(baskets.state, 'open'),
        sql`${baskets.issuer} is null and not ${baskets.fromCart}`,
        sql`${baskets.id} in (select basket_id from ${basketLines} where sku = ${line.sku})`,
      ),
    )
    .returning({ id: baskets.id })
  if (!basket) return undefined
  const { sku, price, ...wanted } = line
  await tx
    .update(basketLines)
    .set({ ...wanted, confirmedAmount: confirmedUpTo(sql`${price}::integer`) })
    .where(and(eq(basketLines.basketId, basket.id), eq(basketLines.sku, sku)))

  return basket.id
}

/**
 * SQL for the confirmed price of a reused line: a confirmation above the price displayed now is
 * reduced to it.
 */
export const confirmedUpTo = (price: SQL) => sql`
  case when ${basketLines.confirmedAmount} > ${price} then ${price} else ${basketLines.confirmedAmount} end`

async function openBasket(tx: Connection, sessionHash: string, { price: _, ...line }: Line) {
  const [basket] = await tx.insert(baskets).values({ sessionHash }).returning({ id: baskets.id })
  if (!basket) throw new Error('the basket was not returned')
  await tx.insert(basketLines).values({ basketId: basket.id, ...line })

  return basket.id
}

function openSession() {
  const id = newSessionId()

  return { id, hash: hashSessionId(id) }
}
