import { query } from '@jembatan/buyer/procedures'
import { z } from 'zod'
import type { LiveSession } from '../live-browser/live-session'
import type { Systems } from '../systems/systems'
import { byName, openBrowser } from '../visitor/visitor'

/**
 * The last input and purchase of the buyer in the presenter's screens, read as that buyer and
 * stored nowhere.
 */
export type Purchase = {
  recipient: string
  street: string
  /**
   * The number of the order, or of a basket not yet ordered; it tells this purchase from others.
   */
  number: string
  order: { id: string; status: string; total: number; goods: number } | null
}

type Buyer = { live: Pick<LiveSession, 'readCookies'>; systems: Pick<Systems, 'pasar'> }

const orderSchema = z.object({
  id: z.string(),
  status: z.string(),
  total: z.number(),
  recipient: z.string(),
  street: z.string(),
  lines: z.array(z.object({ quantity: z.number() })),
})

const checkoutSchema = z.object({
  quote: z.object({ delivery: z.object({ recipient: z.string(), street: z.string() }).nullable() }),
})

/** Returns this buyer's newest order, else the newest basket with an address, else null. */
export async function readPurchase({ live, systems: { pasar } }: Buyer): Promise<Purchase | null> {
  const browser = openBrowser(pasar, byName(await live.readCookies(pasar)))
  const findLink = async (path: string, link: RegExp) =>
    link.exec((await browser.ask(path, { headers: { accept: 'text/html' } })).body)?.[1]

  const orderId = await findLink('/orders', /\/orders\/(PSR-[0-9A-Z]+)/)
  if (orderId) {
    const { recipient, street, lines, ...order } = orderSchema.parse(await query(browser, 'order.get', { orderId }))
    const goods = lines.reduce((sum, { quantity }) => sum + quantity, 0)

    return { recipient, street, number: order.id, order: { ...order, goods } }
  }
  const basketId = await findLink('/basket', /\/checkout\/([0-9a-f-]{36})/)
  const delivery = basketId
    ? checkoutSchema.parse(await query(browser, 'basket.checkout', { basketId })).quote.delivery
    : null

  return basketId && delivery
    ? { recipient: delivery.recipient, street: delivery.street, number: basketId, order: null }
    : null
}
