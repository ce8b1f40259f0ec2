import fc from 'fast-check'
import { openPayment } from '@/server/payment/attempt/open-payment'
import type { Step } from '../run'

const MINUTES = [0.5, 1, 10, 45, 61, 26 * 60]

export const timePasses = fc.constantFrom(...MINUTES).map(
  (minutes): Step =>
    async ({ world }) => {
      await world.passTime(minutes * 60)

      return `${minutes} minutes pass.`
    },
)

/** Pasar's deadline, some seconds before Kasir's. */
export const deadlinePasses = fc.constant<Step>(async ({ world, shop, orderId }) => {
  const [order] = await shop.sql<{ due: string }[]>`select payment_due_at as due from orders where id = ${orderId}`
  const seconds = Math.ceil((new Date(order?.due ?? 0).getTime() - world.now().getTime()) / 1000)
  if (seconds <= 0) return undefined
  await world.passTime(seconds)

  return 'The payment deadline passes.'
})

export const stockSellsOut = fc.nat(2).map(
  (any): Step =>
    async ({ shop, pickParcel }) => {
      const pieces = await shop.sellOut(pickParcel(any).sku)

      return pieces > 0 ? `Another buyer takes the ${pieces} pieces in stock.` : undefined
    },
)

type Fault = { description: string; fault: object }

const LOST_ANSWER: Fault = { description: 'loses its next answer', fault: { mode: 'lost_response' } }

const FAULTS: Fault[] = [
  LOST_ANSWER,
  { description: 'answers 503 next', fault: { mode: 'http', status: 503 } },
  { description: 'answers 500 three times', fault: { mode: 'http', status: 500, times: 3 } },
]

/** The vouchers' quotas run out, so a late payment finds none left. */
export const vouchersAreUsedUp = fc.constant<Step>(async ({ shop, vouchers }) => {
  const ended = await shop.sql`
    update vouchers set quota = taken where code = any(${vouchers}) and quota > taken returning code`

  return ended.length > 0 ? 'None of its vouchers is given out any more.' : undefined
})

const injectFault =
  ({ description, fault }: Fault): Step =>
  async ({ world, orderId }) => {
    await world.simulate('faults', { match: orderId, ...fault })

    return `For this order Kasir ${description}.`
  }

export const kasirFails = fc.constantFrom(...FAULTS).map(injectFault)
export const answerIsLost = fc.constant(injectFault(LOST_ANSWER))

/**
 * Kasir processes a request that Pasar gave up on, and so revokes the newer page. The buyer's next
 * tap must lead to a page that is not revoked.
 */
export const lateRequestArrives = fc.constant<Step>(async ({ world, shop, orderId, sessionHash, total, inProcess }) => {
  const [lost] = await shop.sql<{ id: string }[]>`
    select provider_order_id as id from payment_attempts
    where order_id = ${orderId} and state in ('creating', 'open') and unanswered_requests > 0`
  if (!lost) return undefined
  const items = [{ id: 'order', name: 'Pesanan', price: total }]
  const late = { providerOrderId: lost.id, items, amount: total, opensAt: world.now(), minutes: 60 }
  await world.gateway.createTransaction(late).catch(() => {})

  const { ending } = await inProcess(async ({ db, gateway, now }) => {
    const { redirectUrl } = await openPayment({ db, gateway, sessionHash, now }, { orderId })
    const token = redirectUrl?.split('/').at(-1) ?? null
    const [revoked] = await world.kasirSql`select from snap_tokens where token = ${token} and revoked_at is not null`
    if (revoked) throw new Error('The buyer is sent to a revoked page.')
  })

  return `Kasir processes a request that was given up, and the buyer goes to pay${ending}`
})
