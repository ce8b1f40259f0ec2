import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { basketLines, baskets, cartLines, dataDeletions, orders, savedAddresses, variants } from '@/db/schema'
import { MOST_PIECES } from '../catalogue/limits'
import { MOST_ADDRESSES } from '../delivery/limits'
import { moveSession } from '../session/session'
import { leaveRooms } from '../waiting-room/leave-rooms'

type Join = {
  /** Of the browser; null where it has none, or one that is the account's already. */
  from: string | null
  /** Of the account. */
  to: string
}

/** What both had: how many it would be by adding up, and how many by stock and by the most that one order takes. */
export type AddedUp = { sku: string; wanted: number; got: number }

export type Joined = {
  orders: number
  baskets: number
  /** Lines of the browser's cart. */
  cart: number
  /** Baskets of one item that both had. */
  addedUp: AddedUp[]
  /** Items that both had in the cart. */
  cartAddedUp: AddedUp[]
  /** Addresses that were too many for one book. */
  droppedAddresses: number
}

const NOTHING: Joined = { orders: 0, baskets: 0, cart: 0, addedUp: [], cartAddedUp: [], droppedAddresses: 0 }

/**
 * What this browser bought and put aside belongs to the account from now on, and what is in its cart to the account's cart. A
 * basket of one item that the account has too becomes one with it; what a social app handed over stays beside it, as it was
 * offered.
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
    // Whoever asked for a deletion as a guest did not ask for the account's.
    await tx.delete(dataDeletions).where(eq(dataDeletions.sessionHash, from))
    await leaveCheckout(tx, { from, to })
    const wanted = await addUpCarts(tx, { from, to })
    const had = await tx.$count(savedAddresses, eq(savedAddresses.sessionHash, to))
    await moveSession(tx, { from, to })

    return {
      ...joined,
      addedUp,
      cartAddedUp: await readGot(tx, { to, wanted }),
      droppedAddresses: await dropAddresses(tx, { to, most: Math.max(had, MOST_ADDRESSES) }),
    }
  })
}

type Carts = { from: string; to: string }

/** Whoever is checking out here goes on with this basket; the account's former one has nothing that its cart has not. */
const leaveCheckout = (tx: Connection, { from, to }: Carts) =>
  tx.execute(sql`
    delete from baskets where session_hash = ${to} and from_cart and state = 'open'
      and exists (select from baskets as here where here.session_hash = ${from} and here.from_cart and here.state = 'open')`)

/** What both carts have, before they are one. Locked: nobody changes a quantity meanwhile. */
const addUpCarts = (tx: Connection, { from, to }: Carts) =>
  tx.execute<{ sku: string; wanted: number }>(sql`
    select sku, mine.quantity + theirs.quantity as wanted
    from cart_lines as mine join cart_lines as theirs using (sku)
    where mine.session_hash = ${from} and theirs.session_hash = ${to} order by sku for update`)

type Wanted = { to: string; wanted: { sku: string; wanted: number }[] }

async function readGot(tx: Connection, { to, wanted }: Wanted): Promise<AddedUp[]> {
  if (wanted.length === 0) return []
  const skus = wanted.map(({ sku }) => sku)
  const rows = await tx
    .select({ sku: cartLines.sku, got: cartLines.quantity })
    .from(cartLines)
    .where(and(eq(cartLines.sessionHash, to), inArray(cartLines.sku, skus)))
  const got = new Map(rows.map((row) => [row.sku, row.got]))

  return wanted.map((line) => ({ ...line, got: got.get(line.sku) ?? line.wanted }))
}

/** Of two address books stay as many as one holds: the first choice, and those used last. */
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
    // Whoever has typed an address here goes on with it.
    const [kept, left] = here.delivered ? [here, there] : [there, here]
    const wanted = there.quantity + here.quantity
    const got = Math.max(kept.quantity, Math.min(wanted, MOST_PIECES, here.available))
    await leaveRooms(tx, { basketId: kept.basketId, sku: here.sku, quantity: got })
    await tx
      .update(basketLines)
      .set({ quantity: got })
      .where(and(eq(basketLines.basketId, kept.basketId), eq(basketLines.sku, here.sku)))
    await tx
      .update(baskets)
      .set({ version: sql`${baskets.version} + 1` })
      .where(eq(baskets.id, kept.basketId))
    await tx.delete(baskets).where(eq(baskets.id, left.basketId))
    Object.assign(there, { ...kept, quantity: got })
    addedUp.push({ sku: here.sku, wanted, got })
  }

  return addedUp
}

/** Buy-now baskets of one item that no social app handed over. Locked: nobody orders one while it is added up. */
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
