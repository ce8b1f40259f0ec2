import { DomainError } from '@jembatan/platform/errors'
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { products, shops } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { Timed } from '../context'

type OfShop = { shopId: string; now: Date }

/**
 * Takes a shop and all of its goods off sale. Existing orders continue. Repeated calls change
 * nothing.
 * @throws {DomainError} `shop_missing`
 */
export async function closeShop({ db, now }: Timed, { shopId }: Pick<OfShop, 'shopId'>) {
  await db.transaction(async (tx) => {
    const closed = await tx
      .update(shops)
      .set({ closedAt: now })
      .where(and(eq(shops.id, shopId), isNull(shops.closedAt)))
      .returning({ id: shops.id })
    if (closed.length === 0) return assertKnown(tx, shopId)

    await tx
      .update(products)
      .set({ delisted: true, delistedWithShop: true })
      .where(and(eq(products.shopId, shopId), eq(products.delisted, false)))
    await recordEvent(tx, { kind: 'shop_closed', detail: { shop: shopId }, at: now })
  })
}

/**
 * Lists the goods again that the closing delisted, and no others. @throws {DomainError}
 * `shop_missing`
 */
export async function reopenShop({ db, now }: Timed, { shopId }: Pick<OfShop, 'shopId'>) {
  await db.transaction(async (tx) => {
    const opened = await tx
      .update(shops)
      .set({ closedAt: null })
      .where(and(eq(shops.id, shopId), isNotNull(shops.closedAt)))
      .returning({ id: shops.id })
    if (opened.length === 0) return assertKnown(tx, shopId)

    await tx
      .update(products)
      .set({ delisted: false, delistedWithShop: false })
      .where(and(eq(products.shopId, shopId), eq(products.delistedWithShop, true)))
    await recordEvent(tx, { kind: 'shop_reopened', detail: { shop: shopId }, at: now })
  })
}

async function assertKnown(tx: Connection, shopId: string) {
  const [shop] = await tx.select({ id: shops.id }).from(shops).where(eq(shops.id, shopId))
  if (!shop) throw new DomainError('not_found', 'shop_missing', 'there is no such shop')
}
