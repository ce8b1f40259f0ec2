import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { basketLines, baskets, dataDeletions, orders, variants } from '@/db/schema'
import { MOST_PIECES } from '../catalogue/show-product'
import { moveSession } from '../session/session'

type Join = {
  /** Of the browser; null where it has none, or one that is the account's already. */
  from: string | null
  /** Of the account. */
  to: string
}

/** A basket that both had: what it would hold by adding up, and what it holds by stock and by the most that one order takes. */
export type AddedUp = { basketId: string; wanted: number; got: number }

export type Joined = { orders: number; baskets: number; addedUp: AddedUp[] }

/**
 * What this browser bought and put aside belongs to the account from now on. A basket of one item that the account has too
 * becomes one with it; what a social app handed over stays beside it, as it was offered.
 */
export async function joinAccount(db: Database, { from, to }: Join): Promise<Joined> {
  if (!from || from === to) return { orders: 0, baskets: 0, addedUp: [] }

  return db.transaction(async (tx) => {
    const addedUp = await addUp(tx, { from, to })
    const joined = {
      orders: await tx.$count(orders, eq(orders.sessionHash, from)),
      baskets: await tx.$count(baskets, and(eq(baskets.sessionHash, from), eq(baskets.state, 'open'))),
    }
    // Whoever asked for a deletion as a guest did not ask for the account's.
    await tx.delete(dataDeletions).where(eq(dataDeletions.sessionHash, from))
    await moveSession(tx, { from, to })

    return { ...joined, addedUp }
  })
}

async function addUp(tx: Connection, { from, to }: { from: string; to: string }) {
  const [mine, theirs] = [await singles(tx, from), await singles(tx, to)]
  const addedUp: AddedUp[] = []
  for (const { basketId, sku, quantity, available } of mine) {
    const known = theirs.find((other) => other.sku === sku)
    if (!known) continue
    const wanted = known.quantity + quantity
    const got = Math.max(known.quantity, Math.min(wanted, MOST_PIECES, available))
    await tx
      .update(basketLines)
      .set({ quantity: got })
      .where(and(eq(basketLines.basketId, known.basketId), eq(basketLines.sku, sku)))
    await tx
      .update(baskets)
      .set({ version: sql`${baskets.version} + 1` })
      .where(eq(baskets.id, known.basketId))
    await tx.delete(baskets).where(eq(baskets.id, basketId))
    known.quantity = got
    addedUp.push({ basketId: known.basketId, wanted, got })
  }

  return addedUp
}

/** Open baskets of one item that no social app handed over. Locked: nobody orders one while it is added up. */
async function singles(tx: Connection, sessionHash: string) {
  const own = await tx
    .select({ id: baskets.id })
    .from(baskets)
    .where(and(eq(baskets.sessionHash, sessionHash), eq(baskets.state, 'open'), isNull(baskets.issuer)))
    .orderBy(baskets.id)
    .for('update')
  if (own.length === 0) return []
  const lines = await tx
    .select({
      basketId: basketLines.basketId,
      sku: basketLines.sku,
      quantity: basketLines.quantity,
      available: variants.available,
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
