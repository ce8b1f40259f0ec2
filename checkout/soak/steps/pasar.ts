import fc from 'fast-check'
import type { Database } from '@/db/connect'
import { cancelOrder } from '@/server/cancellation/cancel-order'
import { advanceFulfilment } from '@/server/fulfilment/advance-fulfilment'
import { checkReturn } from '@/server/payment/attempt/check-return'
import { openPayment } from '@/server/payment/attempt/open-payment'
import { reconcilePayment } from '@/server/payment/attempt/reconcile-payment'
import type { Gateway } from '@/server/payment/gateway/gateway'
import { requestRefund } from '@/server/refund/request-refund'
import type { Run, Step } from '../run'
import { runDaily, runDueJobs, runEveryMinute } from '../run-jobs'
import { crashAt } from './notifications'

type VerbInput = { db: Database; gateway: Gateway; orderId: string; sessionHash: string; now: Date }
type Verb = (asked: VerbInput, run: Run) => Promise<unknown>

const step = (sentence: string, verb: Verb) =>
  crashAt.map(
    (crashAt): Step =>
      async (run) => {
        const { orderId, sessionHash } = run
        const { ending } = await run.inProcess((process) => verb({ ...process, orderId, sessionHash }, run), crashAt)

        return `${sentence}${ending}`
      },
  )

export const opensPayment = step('The buyer goes to pay', ({ db, gateway, ...asked }) =>
  openPayment(db, gateway, asked),
)

export const opensPaymentTwice = fc.constant<Step>(async ({ orderId, sessionHash, inProcess }) => {
  const open = () => inProcess(({ db, gateway, now }) => openPayment(db, gateway, { orderId, sessionHash, now }))
  const [one, other] = await Promise.all([open(), open()])

  return `The buyer taps to pay twice${one.ending === other.ending ? one.ending : `${one.ending} And: ${other.ending}`}`
})

export const returns = step(
  'The buyer comes back with “settlement” in the address',
  async ({ db, gateway, ...asked }, run) => {
    const [attempt] = await run.attempts()
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

export const refunds = fc.record({ part: fc.boolean(), crashAt }).map(
  ({ part, crashAt }): Step =>
    async ({ orderId, total, inProcess }) => {
      const some = part ? { amount: Math.floor(total / 3), requestKey: 'part' } : {}
      const { ending } = await inProcess(
        ({ db, now }) => requestRefund(db, { orderId, reason: 'desk', now, ...some }),
        crashAt,
      )

      return `The desk gives back ${part ? 'a third' : 'everything'}${ending}`
    },
)

/** A double click of the desk: two browsers, one wish. */
export const refundsTwice = fc.constant<Step>(async ({ orderId, inProcess }) => {
  const refund = () => inProcess(({ db, now }) => requestRefund(db, { orderId, reason: 'desk', now }))
  const [one, other] = await Promise.all([refund(), refund()])

  return `The desk gives everything back, twice at once${one.ending === other.ending ? one.ending : `${one.ending} And: ${other.ending}`}`
})
