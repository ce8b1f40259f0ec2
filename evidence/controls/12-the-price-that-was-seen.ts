import { type Control, judge } from '../control'
import { agreeToPrice, callOff, fillBasket, goShopping, orderOf, placeOrder, quoteOf, tryToOrder } from '../shopping'

const STEP = 10_000

export const thePriceThatWasSeen: Control = {
  row: 12,
  clauses: {
    story: 'PP 80/2019 Ps. 39(1)b, 46(4), 52b; Permendag 31/2023 Ps. 28(1)a',
    today: 'PP 80/2019 Ps. 39(1)b, 46(4), 52b; Permendag 19/2026 Ps. 32(1)a',
  },
  title: {
    id: 'Harga yang naik harus disetujui lagi, harga yang turun langsung berlaku, dan harga di token tidak pernah ditagih',
    en: 'A price that rose needs a new yes, one that fell holds at once, and the price in the token is never charged',
  },
  check: async (world) => {
    const street = await goShopping(world)
    const [item] = street.items
    if (!item) throw new Error('There is nothing to buy.')

    const risen = await fillBasket(street, { ...item, price: item.price - STEP })
    const [warned, refusal] = [await quoteOf(risen), await tryToOrder(risen)]
    await agreeToPrice(risen, item)
    const agreed = await placeOrder(risen)
    const invoice = await orderOf(risen.browser, agreed)
    await callOff(risen, agreed)

    const fallen = await fillBasket(street, { ...item, price: item.price + STEP })
    const lower = await placeOrder(fallen)
    const lowerInvoice = await orderOf(fallen.browser, lower)
    await callOff(fallen, lower)

    return judge({
      faults: [
        ...(warned.obstacles.includes('price_rise') ? [] : ['a risen price is not shown to stand in the way']),
        ...(refusal.refused === 'price_rise' ? [] : [`ordered without a new yes: ${JSON.stringify(refusal)}`]),
        ...(invoice.subtotal === item.price ? [] : [`the invoice says ${invoice.subtotal}, the offer ${item.price}`]),
        ...(lowerInvoice.subtotal === item.price
          ? []
          : [`a fallen price is charged as ${lowerInvoice.subtotal}, and not as ${item.price}`]),
      ],
      figure: {
        id: `naik Rp${STEP}: ditolak sampai disetujui · turun Rp${STEP}: langsung berlaku`,
        en: `up Rp${STEP}: refused until agreed · down Rp${STEP}: holds at once`,
      },
      looked: [
        `the token saw ${item.price - STEP}, the catalogue says ${item.price}: ${warned.obstacles.join(', ')}, ordering: ${refusal.refused}`,
        `after the yes the invoice says ${invoice.subtotal}`,
        `the token saw ${item.price + STEP}, the catalogue says ${item.price}: the invoice says ${lowerInvoice.subtotal}`,
      ],
    })
  },
}
