import { confirmPrice, readQuote } from '@jembatan/buyer/checkout'
import { type Basket, fillBasketWith, placeOrder } from '@jembatan/buyer/http-buyer'
import { cancelOrder, readOrder } from '@jembatan/buyer/order'
import { Refused } from '@jembatan/buyer/procedures'
import { pickItem } from '@jembatan/buyer/shop'
import { openShopOf } from '../world/open-shop'
import { cite, law, permendag } from './cite'
import { type Control, toFinding } from './control'

const STEP = 10_000

export const thePriceThatWasSeen: Control = {
  row: 12,
  clauses: cite(law('PP 80/2019', '39(1)b, 46(4), 52b'), permendag('28(1)a', '32(1)a')),
  title: {
    id: 'Harga yang naik harus disetujui lagi, harga yang turun langsung berlaku, dan harga di token tidak pernah ditagih',
    en: 'A price that rose needs a new yes, one that fell holds at once, and the price in the token is never charged',
  },
  concurrent: true,
  check: async (world) => {
    const shop = await openShopOf(world)
    const item = pickItem(shop)

    const risen = await fillBasketWith(shop, { ...item, price: item.price - STEP })
    const [warned, refusal] = [await readQuote(risen.browser, risen.basketId), await tryToOrder(risen)]
    await confirmPrice(risen.browser, risen.basketId, item)
    const agreed = await placeOrder(risen)
    const invoice = await readOrder(risen.browser, agreed)
    await cancelOrder(risen.browser, agreed)

    const fallen = await fillBasketWith(shop, { ...item, price: item.price + STEP })
    const lower = await placeOrder(fallen)
    const lowerInvoice = await readOrder(fallen.browser, lower)
    await cancelOrder(fallen.browser, lower)

    return toFinding({
      faults: [
        ...(warned.obstacles.includes('price_rise') ? [] : ['a risen price is not shown to stand in the way']),
        ...(refusal.refused === 'price_rise' ? [] : [`ordered without a new yes: ${JSON.stringify(refusal)}`]),
        ...(invoice.subtotal === item.price ? [] : [`the invoice says ${invoice.subtotal}, the offer ${item.price}`]),
        ...(lowerInvoice.subtotal === item.price
          ? []
          : [`a fallen price is charged as ${lowerInvoice.subtotal}, and not as ${item.price}`]),
      ],
      figure: {
        id: `naik ${rupiah(STEP)}: ditolak sampai disetujui · turun ${rupiah(STEP)}: langsung berlaku`,
        en: `up ${rupiah(STEP)}: refused until agreed · down ${rupiah(STEP)}: holds at once`,
      },
      observations: [
        `the token saw ${item.price - STEP}, the catalogue says ${item.price}: ${warned.obstacles.join(', ')}, ordering: ${refusal.refused}`,
        `after the yes the invoice says ${invoice.subtotal}`,
        `the token saw ${item.price + STEP}, the catalogue says ${item.price}: the invoice says ${lowerInvoice.subtotal}`,
      ],
    })
  },
}

/** Returns the order's number, or the refusal's code. */
const tryToOrder = (basket: Basket): Promise<{ orderId?: string; refused?: string }> =>
  placeOrder(basket).then(
    (orderId) => ({ orderId }),
    (error: unknown) => {
      if (error instanceof Refused) return { refused: error.reason }
      throw error
    },
  )

/** In the shop's own format. */
const rupiah = (amount: number) => `Rp${new Intl.NumberFormat('id-ID').format(amount)}`
