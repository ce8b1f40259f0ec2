import { DomainError } from '@jembatan/platform/errors'
import { and, asc, eq } from 'drizzle-orm'
import { orderLines, orders } from '@/db/schema'
import type { Buyer } from '../context'
import { readableBy } from '../order/access/readable-by'
import { addToCart } from './add-to-cart'

type AddOrderAgain = { orderId: string; formKey?: string | undefined }

/** Refusals of one item that leave the others to be added. */
const SKIPPED = new Set(['item_unavailable', 'out_of_stock'])

/**
 * Adds the items of an order to the cart, at today's prices. Returns how many items it added and
 * how many it skipped because they are sold out or no longer on sale.
 * @throws {DomainError} `order_missing` when this session has no such order; `cart_full`.
 */
export async function addOrderAgain(buyer: Buyer, { orderId, formKey }: AddOrderAgain) {
  const { db, sessionHash } = buyer
  const lines = await db
    .select({ sku: orderLines.sku, quantity: orderLines.quantity })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(and(eq(orders.id, orderId), readableBy(sessionHash)))
    .orderBy(asc(orderLines.sku))
  if (lines.length === 0) throw new DomainError('not_found', 'order_missing', 'this session has no such order')

  return db.transaction(async (tx) => {
    let added = 0
    for (const line of lines) added += await addOrSkip({ ...buyer, db: tx }, { ...line, formKey })

    return { added, skipped: lines.length - added }
  })
}

const addOrSkip = (buyer: Parameters<typeof addToCart>[0], line: Parameters<typeof addToCart>[1]) =>
  addToCart(buyer, line).then(
    () => 1,
    (error: unknown) => {
      if (error instanceof DomainError && SKIPPED.has(error.code)) return 0
      throw error
    },
  )
