import { DomainError } from '@jembatan/platform/errors'
import { subHours } from 'date-fns'
import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { customers, orderLines, orders } from '@/db/schema'
import { choosePayment } from '../basket/choose-payment'
import { quoteBasket } from '../basket/quote-basket'
import { removeBasket } from '../basket/remove-basket'
import { startBasket } from '../basket/start-basket'
import type { Context, Timed } from '../context'
import { moveParcelOn } from '../fulfilment/move-parcel'
import { placeOrder } from '../placement/place-order'

/** From newest to oldest: what was ordered, and how many steps its parcel has taken. */
const ORDERS = [
  { sku: 'LEMBAYA-KAUS-PUTIH-M', hoursAgo: 2, steps: 0 },
  { sku: 'SENJA-KOPI-250G', hoursAgo: 9, steps: 1 },
  { sku: 'PENATRA-AGENDA', hoursAgo: 27, steps: 3 },
  { sku: 'LUMBARA-PIRING-SET', hoursAgo: 76, steps: 6 },
]

/**
 * Gives a demo identity a few days of orders: to be packed, packed, on the way and arrived. A sign-in
 * that was interrupted leaves some of them to the next. They are paid at the door, because nobody
 * pays at the gateway for a sign-in.
 */
export const placeDemoOrders = ({ db, now, language }: Placing, { customerId }: { customerId: string }) =>
  db.transaction(async (tx) => {
    // A second sign-in at the same time skips the locked row, and places nothing.
    const [customer] = await tx
      .select({ sessionHash: customers.sessionHash })
      .from(customers)
      .where(eq(customers.id, customerId))
      .for('no key update', { skipLocked: true })
    if (!customer) return
    const ordered = await listOrdered(tx, customer)
    for (const order of ORDERS.toReversed())
      if (!ordered.includes(order.sku)) await placeOne({ db, now, language, ...customer }, order)
  })

async function listOrdered(tx: Connection, { sessionHash }: { sessionHash: string }): Promise<string[]> {
  const lines = await tx
    .select({ sku: orderLines.sku })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(eq(orders.sessionHash, sessionHash))

  return lines.map(({ sku }) => sku)
}

type Placing = Timed & Pick<Context, 'language'>

/**
 * Skips an item that cannot be ordered now, sold out or without an address to send it to, and leaves
 * no basket of it.
 */
async function placeOne(
  { db, sessionHash, now, language }: Placing & { sessionHash: string },
  { sku, hoursAgo, steps }: (typeof ORDERS)[number],
) {
  const placedAt = subHours(now, hoursAgo)
  const { basketId } = await startBasket({ db, sessionHash, now: placedAt }, { sku, quantity: 1 })
  const own = { basketId, sessionHash }
  await choosePayment({ db, sessionHash }, { basketId, paymentWay: 'cod' })
  const { totals, obstacles } = await quoteBasket(db, { ...own, now: placedAt })
  if (obstacles.length > 0) return removeBasket({ db, sessionHash }, { basketId })
  const orderId = await placeOrder(db, { ...own, expectedTotal: totals.total, language, now: placedAt }).then(
    (placed) => placed.orderId,
    unlessHeld,
  )
  if (!orderId) return removeBasket({ db, sessionHash }, { basketId })
  // Each step takes an equal part of the time since.
  for (let step = 1; step <= steps; step++)
    await moveParcelOn({ db, now: subHours(now, hoursAgo * (1 - step / (steps + 1))) }, { orderId })
}

/** The unpaid orders of visitors may hold their part of the item's stock. */
function unlessHeld(error: unknown) {
  if (error instanceof DomainError && error.code === 'unpaid_pieces') return undefined
  throw error
}
