import { z } from 'zod'
import { askProcedure, tellProcedure } from '../../visitor/ask-procedure'
import type { Act } from '../act'
import { rupiah } from '../rupiah'
import { held, orderPage, type Scene, standAt } from '../scene'

const placed = z.object({ orderId: z.string(), redirectUrl: z.string() })
const line = z.object({ sku: z.string(), unitPrice: z.number(), seenAmount: z.number().nullable() })
const checkout = z.object({ quote: z.object({ lines: z.tuple([line]).rest(line), obstacles: z.array(z.string()) }) })

/** The goods are held, and Kasir has made a page for the sum. */
export const placeOrder = (): Act => ({
  name: 'order',
  to: 'pasar',
  does: async (scene) => {
    const { status, request, code, data } = await tellOrder(scene)
    const order = placed.safeParse(data).data
    if (order) {
      scene.held.orderId = order.orderId
      scene.held.attempt = 1
      scene.stand = standAt(scene.kasir, order.redirectUrl)
    }

    return {
      request,
      status,
      code,
      asExpected: order !== undefined,
      note: order && {
        word: 'orderStands',
        values: { order: order.orderId, total: rupiah(held(scene, 'total')) },
      },
    }
  },
})

/** The shop says no, with its reason, and nothing is held or charged. */
export const orderRefused = (reason: 'price_rise' | 'out_of_stock'): Act => ({
  name: 'orderRefused',
  to: 'pasar',
  does: async (scene) => {
    const { status, request, code } = await tellOrder(scene)

    return { request, status, code, asExpected: status === 409 && code === reason, note: { word: 'nothingCharged' } }
  },
})

/** The checkout page names both prices; the buyer says yes to the higher one. */
export const agreeToPrice = (): Act => ({
  name: 'agree',
  to: 'pasar',
  does: async (scene) => {
    const { visitor, pasar } = scene
    const basketId = held(scene, 'basketId')
    const [{ sku, unitPrice }] = (await readCheckout(scene)).lines
    const input = { basketId, sku, amount: unitPrice }
    const { status, request, code } = await tellProcedure({ visitor, pasar, name: 'basket.confirmPrice', input })

    return { request, status, code, asExpected: status === 200, note: { word: 'saidYes' } }
  },
})

/** What stands in the way, as the checkout page shows it. */
export const seeCheckout = (name: 'seeRise' | 'seeFall' | 'seeSoldOut', obstacle: string | null): Act => ({
  name,
  to: 'pasar',
  does: async (scene) => {
    const { status, request, lines, obstacles } = await readCheckout(scene)
    const [{ unitPrice, seenAmount }] = lines
    const inTheWay = obstacles.filter((one) => !['address_missing', 'courier_missing'].includes(one))

    return {
      request,
      status,
      code: inTheWay[0],
      asExpected: obstacle ? inTheWay.includes(obstacle) : inTheWay.length === 0 && unitPrice < (seenAmount ?? 0),
      note: { word: 'seenAndNow', values: { seen: rupiah(seenAmount ?? unitPrice), now: rupiah(unitPrice) } },
    }
  },
})

async function readCheckout(scene: Scene) {
  const { visitor, pasar } = scene
  const input = { basketId: held(scene, 'basketId') }
  const { status, request, data } = await askProcedure({ visitor, pasar, name: 'basket.checkout', input })

  return { status, request, ...checkout.parse(data).quote }
}

function tellOrder(scene: Scene) {
  const { visitor, pasar } = scene
  // Before there is a courier there is no sum; the shop refuses for its first reason, whatever is expected.
  const input = { basketId: held(scene, 'basketId'), expectedTotal: scene.held.total ?? 1 }

  return tellProcedure({ visitor, pasar, name: 'order.place', input })
}

/** The former try came to nothing; the same order gets another page at Kasir. */
export const payAgain = (): Act => ({
  name: 'payAgain',
  to: 'pasar',
  does: async (scene) => {
    const { visitor, pasar } = scene
    const input = { orderId: held(scene, 'orderId') }
    const { status, request, code, data } = await tellProcedure({ visitor, pasar, name: 'payment.open', input })
    const page = z.object({ redirectUrl: z.string() }).safeParse(data).data
    if (page) {
      scene.held.attempt = held(scene, 'attempt') + 1
      scene.stand = standAt(scene.kasir, page.redirectUrl)
    } else scene.stand = orderPage(scene)

    return { request, status, code, asExpected: page !== undefined, note: { word: 'anotherPage' } }
  },
})
