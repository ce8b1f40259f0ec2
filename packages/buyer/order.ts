import { z } from 'zod'
import type { Browser } from './browser'
import { fromAnyAddress } from './person'
import { mutate, query } from './procedures'

const schema = z.object({
  status: z.string(),
  subtotal: z.number(),
  total: z.number(),
  lines: z.array(z.object({ sku: z.string(), shopId: z.string(), unitPrice: z.number(), quantity: z.number() })),
  events: z.array(z.object({ kind: z.string() })),
  refunds: z.array(z.object({ state: z.string(), amount: z.number(), reason: z.string() })),
  paidAt: z.string().nullable(),
  arrivedAt: z.string().nullable(),
  payment: z.object({ method: z.string().nullable() }).nullable(),
  parcels: z.array(
    z.object({
      shop: z.object({ id: z.string(), name: z.string() }),
      arrivesFrom: z.string(),
      arrivedAt: z.string().nullable(),
      returnableUntil: z.string().nullable(),
      returns: z.array(z.object({ state: z.string() })),
    }),
  ),
  complaints: z.array(z.object({ number: z.string(), answeredAt: z.string().nullable() })),
})

export type Order = z.infer<typeof schema>

export const readOrder = async (pasar: Browser, orderId: string) =>
  schema.parse(await query(pasar, 'order.get', { orderId }))

/**
 * Opens another page at Kasir after a failed attempt. Returns its address, or null if there is
 * none.
 */
export const payAgain = async (pasar: Browser, orderId: string) =>
  z.object({ redirectUrl: z.string().nullable() }).parse(await mutate(pasar, 'order.openPayment', { orderId }))
    .redirectUrl

/** @throws {Refused} */
export const cancelOrder = async (pasar: Browser, orderId: string) =>
  z.object({ outcome: z.string() }).parse(await mutate(pasar, 'order.cancel', { orderId })).outcome

/**
 * Asks each shop for a return of everything in its parcel.
 * @throws {Refused}
 */
export async function askReturn(pasar: Browser, orderId: string, note: string) {
  const { lines, parcels } = await readOrder(pasar, orderId)
  for (const { shop } of parcels) {
    const whole = lines.filter(({ shopId }) => shopId === shop.id).map(({ sku, quantity }) => ({ sku, quantity }))
    await mutate(pasar, 'order.requestReturn', { orderId, shopId: shop.id, reason: 'damaged', note, lines: whole })
  }
}

/** Files a complaint about the order's delivery. Returns its number. */
export const complain = async (pasar: Browser, orderId: string, body: string) => {
  const complaint = await mutate(
    pasar,
    'complaint.fileForOrder',
    { orderId, topic: 'delivery', body },
    fromAnyAddress(),
  )

  return z.object({ number: z.string() }).parse(complaint).number
}

/** Back from Kasir, with what the browser's address says of the payment. */
export function returnFromKasir(pasar: Browser, attempt: string) {
  const claimed = { order_id: attempt, status_code: '200', transaction_status: 'settlement' }

  return pasar.ask(`/payment/finish?${new URLSearchParams(claimed)}`)
}
