import { Browser } from '@jembatan/contract/conformance/browser'
import { mintHandoff } from '@jembatan/contract/handoff'
import type { Item, Street } from './street'
import { mutate } from './trpc'
import { untilPaid } from './until-paid'

/** What a buyer waits for, in order. Each is one request, but for the payment, which is Kasir's. */
export const STEPS = ['look', 'claim', 'address', 'courier', 'place', 'pay', 'paid'] as const

export type Step = (typeof STEPS)[number]
export type Times = Record<Step, number>

type Ready = { browser: Browser; session: string; basketId: string; total: number }
type Timed = <T>(step: Step, work: () => Promise<T>) => Promise<T>

/** From the tap in the feed to a basket that can be ordered. */
export async function arrive(street: Street, item: Item, timed: Timed): Promise<Ready> {
  const token = await mintHandoff({
    issuer: street.issuer,
    audience: street.pasar.origin,
    sku: item.sku,
    quantity: 1,
    seen: { amount: item.price, currency: 'IDR' },
    promo: item.promo,
    now: new Date(),
    signingKey: street.signingKey,
  })

  return arriveWith(street, token, timed)
}

/** The same for somebody who has tapped already. */
export async function arriveWith(street: Street, token: string, timed: Timed): Promise<Ready> {
  const browser = new Browser(street.pasar.origin)
  const form = await timed('look', () => browser.open(token))
  const claimed = await timed('claim', () => browser.claim(form))
  const basketId = /^\/checkout\/([0-9a-f-]{36})$/.exec(claimed.headers.location ?? '')?.[1]
  if (!basketId) throw new Error(`Pasar answered ${claimed.status} to a claim: ${claimed.body.slice(0, 200)}`)

  await timed('address', () => mutate(browser, 'basket.saveAddress', { basketId, address: street.address }))
  const { totals } = await timed('courier', () =>
    mutate<{ totals: { total: number } }>(browser, 'basket.chooseCourier', {
      basketId,
      courierCode: street.courierCode,
    }),
  )

  return { browser, session: cookieOf(claimed.headers['set-cookie']), basketId, total: totals.total }
}

const cookieOf = (cookies: string[] = []) => cookies.map((cookie) => cookie.split(';')[0]).join('; ')

/** The stock is held and the gateway has made the charge. */
export async function order({ browser, basketId, total }: Ready, timed: Timed): Promise<string> {
  const { orderId } = await timed('place', () =>
    mutate<{ orderId: string }>(browser, 'order.place', { basketId, expectedTotal: total }),
  )

  return orderId
}

/** The buyer pays at Kasir and comes back to an order that says so. */
export async function pay(street: Street, { session }: Ready, orderId: string, timed: Timed) {
  await timed('pay', async () => {
    await atKasir(street, `transactions/${orderId}-1/select`, { method: 'other_qris' })
    await atKasir(street, `transactions/${orderId}-1/pay`, {})
  })
  await timed('paid', () => untilPaid({ origin: street.pasar.origin, session, orderId }))
}

/** The tests' own door of Kasir: it does what a payer would do on its page. */
async function atKasir({ kasir }: Street, path: string, body: object) {
  const { status, body: said } = await new Browser(kasir.origin).ask(`/_sim/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (status >= 300) throw new Error(`Kasir answered ${status} to ${path}: ${said.slice(0, 200)}`)
}
