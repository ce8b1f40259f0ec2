import fc from 'fast-check'
import type { Database } from '@/db/connect'
import { cancelOrder } from '@/server/cancellation/cancel-order'
import { advanceFulfilment } from '@/server/fulfilment/advance-fulfilment'
import { checkReturn } from '@/server/payment/attempt/check-return'
import { openPayment } from '@/server/payment/attempt/open-payment'
import { reconcilePayment } from '@/server/payment/attempt/reconcile-payment'
import type { Gateway } from '@/server/payment/gateway/gateway'
import { requestRefund } from '@/server/refund/request-refund'
import { runDaily, runDueJobs, runEveryMinute } from '../run-jobs'
import type { Step, Tale } from '../tale'
import { dies } from './post'

type Asked = { db: Database; gateway: Gateway; orderId: string; sessionHash: string; now: Date }
type Verb = (asked: Asked, tale: Tale) => Promise<unknown>

const step = (sentence: string, verb: Verb) =>
  dies.map(
    (diesAt): Step =>
      async (tale) => {
        const { orderId, sessionHash } = tale
        const { ending } = await tale.act((process) => verb({ ...process, orderId, sessionHash }, tale), diesAt)

        return `${sentence}${ending}`
      },
  )

export const opensPayment = step('The buyer goes to pay', ({ db, gateway, ...asked }) =>
  openPayment(db, gateway, asked),
)

export const opensPaymentTwice = fc.constant<Step>(async ({ orderId, sessionHash, act }) => {
  const open = () => act(({ db, gateway, now }) => openPayment(db, gateway, { orderId, sessionHash, now }))
  const [one, other] = await Promise.all([open(), open()])

  return `The buyer taps to pay twice${one.ending === other.ending ? one.ending : `${one.ending} And: ${other.ending}`}`
})

export const returns = step(
  'The buyer comes back with “settlement” in the address',
  async ({ db, gateway, ...asked }, tale) => {
    const [attempt] = await tale.attempts()
    if (attempt) await checkReturn(db, gateway, { ...asked, providerOrderId: attempt.provider_order_id })
  },
)

export const cancels = step('The buyer cancels', ({ db, gateway, ...asked }) => cancelOrder(db, gateway, asked))

export const polls = step('Pasar asks about the order', ({ db, gateway, orderId, now }) =>
  reconcilePayment(db, gateway, { orderId, now }),
)

export const works = step('Pasar’s worker does what is due', ({ db, gateway, now }, { shop }) =>
  runDueJobs(shop, { db, gateway, now }),
)

export const minutePasses = step('Pasar’s worker looks around', ({ db, gateway, now }) =>
  runEveryMinute({ db, gateway, now }),
)

export const dayEnds = step('Pasar’s worker ends the day', ({ db, gateway, now }) => runDaily({ db, gateway, now }))

export const packs = step('The seller packs', ({ db, orderId, now }) =>
  advanceFulfilment(db, { orderId, to: 'packed', now }),
)

export const ships = step('The seller ships', ({ db, orderId, now }) =>
  advanceFulfilment(db, { orderId, to: 'shipped', now }),
)

export const refunds = fc.record({ part: fc.boolean(), dies }).map(
  ({ part, dies }): Step =>
    async ({ orderId, total, act }) => {
      const some = part ? { amount: Math.floor(total / 3), requestKey: 'part' } : {}
      const { ending } = await act(({ db, now }) => requestRefund(db, { orderId, reason: 'desk', now, ...some }), dies)

      return `The desk gives back ${part ? 'a third' : 'everything'}${ending}`
    },
)

/** A double click of the desk: two browsers, one wish. */
export const refundsTwice = fc.constant<Step>(async ({ orderId, act }) => {
  const refund = () => act(({ db, now }) => requestRefund(db, { orderId, reason: 'desk', now }))
  const [one, other] = await Promise.all([refund(), refund()])

  return `The desk gives everything back, twice at once${one.ending === other.ending ? one.ending : `${one.ending} And: ${other.ending}`}`
})
