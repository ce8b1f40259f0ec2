import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { basketLines, baskets, cartLines, dataDeletions, orders, savedAddresses, variants } from '@/db/schema'
import { MOST_PIECES } from '../catalogue/limits'
import { MOST_ADDRESSES } from '../delivery/limits'
import { moveSession } from '../session/session'
import { leaveRooms } from '../waiting-room/leave-rooms'

type Join = {
  /** The browser's session hash; null when it has none, or already the account's. */
  from: string | null
  /** The account's session hash. */
  to: string
}

/** An item that both had: the sum, and the quantity allowed by stock and the limit per order. */
export type AddedUp = { sku: string; requested: number; quantity: number }

export type Joined = {
  orders: number
  baskets: number
  cart: number
  /** Single-item baskets that both had. */
  addedUp: AddedUp[]
  /** Cart items that both had. */
  cartAddedUp: AddedUp[]
  /** Addresses beyond the limit of an address book. */
  droppedAddresses: number
}

const NOTHING: Joined = { orders: 0, baskets: 0, cart: 0, addedUp: [], cartAddedUp: [], droppedAddresses: 0 }

/**
 * Moves the browser's orders, baskets, cart and addresses to the account. Buy-now baskets with one
 * item merge with the account's basket of the same item. Baskets handed over by a social app stay
 * separate, as they were offered.
 */
export async function joinAccount(db: Database, { from, to }: Join): Promise<Joined> {
  if (!from || from === to) return NOTHING

  return db.transaction(async (tx) => {
    const addedUp = await addUp(tx, { from, to })
    const joined = {
      orders: await tx.$count(orders, eq(orders.sessionHash, from)),
      baskets: await tx.$count(
        baskets,
        and(eq(baskets.sessionHash, from), eq(baskets.state, 'open'), eq(baskets.fromCart, false)),
      ),
      cart: await tx.$count(cartLines, eq(cartLines.sessionHash, from)),
    }
    // A guest's deletion request does not apply to the account.
    await tx.delete(dataDeletions).where(eq(dataDeletions.sessionHash, from))
    await leaveCheckout(tx, { from, to })
    const combined = await addUpCarts(tx, { from, to })
    const had = await tx.$count(savedAddresses, eq(savedAddresses.sessionHash, to))
    await moveSession(tx, { from, to })

    return {
      ...joined,
      addedUp,
      cartAddedUp: await readQuantities(tx, { to, lines: combined }),
      droppedAddresses: await dropAddresses(tx, { to, most: Math.max(had, MOST_ADDRESSES) }),
    }
  })
}

type Carts = { from: string; to: string }

/**
 * An open cart checkout of this browser replaces the account's. The account's basket holds nothing
 * that its cart does not hold.
 */
const leaveCheckout = (tx: Connection, { from, to }: Carts) =>
  tx.execute(sql`
    delete from baskets where session_hash = ${to} and from_cart and state = 'open'
      and exists (select from baskets as here where here.session_hash = ${from} and here.from_cart and here.state = 'open')`)

/**
 * Returns the items that both carts hold, before the merge. Locks the lines against concurrent
 * changes.
 */
const addUpCarts = (tx: Connection, { from, to }: Carts) =>
  tx.execute<{ sku: string; requested: number }>(sql`
    select sku, mine.quantity + theirs.quantity as requested
    from cart_lines as mine join cart_lines as theirs using (sku)
    where mine.session_hash = ${from} and theirs.session_hash = ${to} order by sku for update`)

type CombinedCart = { to: string; lines: { sku: string; requested: number }[] }

async function readQuantities(tx: Connection, { to, lines }: CombinedCart): Promise<AddedUp[]> {
  if (lines.length === 0) return []
  const skus = lines.map(({ sku }) => sku)
  const rows = await tx
    .select({ sku: cartLines.sku, quantity: cartLines.quantity })
    .from(cartLines)
    .where(and(eq(cartLines.sessionHash, to), inArray(cartLines.sku, skus)))
  const quantities = new Map(rows.map((row) => [row.sku, row.quantity]))

  return lines.map((line) => ({ ...line, quantity: quantities.get(line.sku) ?? line.requested }))
}

/** Deletes addresses beyond the limit. Keeps the preferred one and the most recently used. */
async function dropAddresses(tx: Connection, { to, most }: { to: string; most: number }) {
  const dropped = await tx.execute(sql`
    delete from saved_addresses where session_hash = ${to} and id in (
      select id from saved_addresses where session_hash = ${to}
      order by preferred_at desc nulls last, used_at desc offset ${most}
    ) returning id`)

  return dropped.length
}

async function addUp(tx: Connection, { from, to }: { from: string; to: string }) {
  const [mine, theirs] = [await singles(tx, from), await singles(tx, to)]
  const addedUp: AddedUp[] = []
  for (const here of mine) {
    const there = theirs.find((other) => other.sku === here.sku)
    if (!there) continue
    // Keep the basket whose address was typed in this browser.
    const [target, left] = here.delivered ? [here, there] : [there, here]
    const sum = there.quantity + here.quantity
    const quantity = Math.max(target.quantity, Math.min(sum, MOST_PIECES, here.available))
    await leaveRooms(tx, { basketId: target.basketId, sku: here.sku, quantity })
    await tx
      .update(basketLines)
      .set({ quantity })
      .where(and(eq(basketLines.basketId, target.basketId), eq(basketLines.sku, here.sku)))
    await tx
      .update(baskets)
      .set({ version: sql`${baskets.version} + 1` })
      .where(eq(baskets.id, target.basketId))
    await tx.delete(baskets).where(eq(baskets.id, left.basketId))
    Object.assign(there, { ...target, quantity })
    addedUp.push({ sku: here.sku, requested: sum, quantity })
  }

  return addedUp
}

/** Buy-now baskets with one item. Locked against orders during the merge. */
async function singles(tx: Connection, sessionHash: string) {
  const own = await tx
    .select({ id: baskets.id })
    .from(baskets)
    .where(
      and(
        eq(baskets.sessionHash, sessionHash),
        eq(baskets.state, 'open'),
        isNull(baskets.issuer),
        eq(baskets.fromCart, false),
      ),
    )
    .orderBy(baskets.id)
    .for('update')
  if (own.length === 0) return []
  const lines = await tx
    .select({
      basketId: basketLines.basketId,
      sku: basketLines.sku,
      quantity: basketLines.quantity,
      available: variants.available,
      delivered: sql<boolean>`exists (select from basket_deliveries as given where given.basket_id = ${basketLines.basketId})`,
    })
    .from(basketLines)
    .innerJoin(variants, eq(variants.sku, basketLines.sku))
    .where(
      inArray(
        basketLines.basketId,
        own.map(({ id }) => id),
      ),
    )

  return lines.filter(({ basketId }) => lines.filter((line) => line.basketId === basketId).length === 1)
}
