import fc from 'fast-check'
import type { Database } from '@/db/connect'
import { cancelOrder } from '@/server/cancellation/cancel-order'
import { advanceFulfilment } from '@/server/fulfilment/advance-fulfilment'
import { handOver, refuseAtDoor } from '@/server/fulfilment/collect-cash'
import { confirmReceipt } from '@/server/fulfilment/confirm-receipt'
import { moveParcelOn } from '@/server/fulfilment/move-parcel'
import { checkReturn } from '@/server/payment/attempt/check-return'
import { chooseOtherMethod } from '@/server/payment/attempt/choose-other-method'
import { openPayment } from '@/server/payment/attempt/open-payment'
import { reconcilePayment } from '@/server/payment/attempt/reconcile-payment'
import type { Gateway } from '@/server/payment/gateway/gateway'
import { requestRefund } from '@/server/refund/request-refund'
import { acceptReturn, refuseReturn } from '@/server/returns/answer-return'
import { requestReturn } from '@/server/returns/request-return'
import { PIECES, type Run, type Step } from '../run'
import { runDaily, runEveryMinute, runWorker } from '../run-jobs'
import { crashAt } from './notifications'

type VerbInput = { db: Database; gateway: Gateway; orderId: string; sessionHash: string; now: Date }
type Verb = (input: VerbInput, run: Run) => Promise<unknown>

const step = (sentence: string, verb: Verb) =>
  crashAt.map(
    (crashAt): Step =>
      async (run) => {
        const { orderId, sessionHash } = run
        const { ending } = await run.inProcess((process) => verb({ ...process, orderId, sessionHash }, run), crashAt)

        return `${sentence}${ending}`
      },
  )

export const opensPayment = step('The buyer goes to pay', ({ db, gateway, ...input }) =>
  openPayment({ db, gateway, ...input }, input),
)

export const choosesAnotherMethod = step('The buyer wants another method', ({ db, gateway, ...input }) =>
  chooseOtherMethod({ db, gateway, ...input }, input),
)

export const opensPaymentTwice = fc.constant<Step>(async ({ orderId, sessionHash, inProcess }) => {
  const open = () => inProcess(({ db, gateway, now }) => openPayment({ db, gateway, sessionHash, now }, { orderId }))
  const [one, other] = await Promise.all([open(), open()])

  return `The buyer taps to pay twice${one.ending === other.ending ? one.ending : `${one.ending} And: ${other.ending}`}`
})

export const returns = step(
  'The buyer comes back with “settlement” in the address',
  async ({ db, gateway, ...input }, run) => {
    const [attempt] = await run.attempts()
    if (attempt) await checkReturn({ db, gateway, ...input }, { ...input, providerOrderId: attempt.provider_order_id })
  },
)

export const cancels = step('The buyer cancels', ({ db, gateway, ...input }) =>
  cancelOrder({ db, gateway, ...input }, input),
)

export const polls = step('Pasar asks Kasir for the order’s status', ({ db, gateway, orderId, now }) =>
  reconcilePayment(db, gateway, { orderId, now }),
)

export const works = step('Pasar’s worker runs the due jobs', ({ db, gateway, now }, { shop }) =>
  runWorker(shop, { db, gateway, now }),
)

export const minutePasses = step('Pasar’s worker runs its jobs of every minute', ({ db, gateway, now }) =>
  runEveryMinute({ db, gateway, now }),
)

export const dayEnds = step('Pasar’s worker runs its daily jobs', ({ db, gateway, now }) =>
  runDaily({ db, gateway, now }),
)

/** Acts on one parcel of the order; the others do not follow. */
const parcelStep = (sentence: string, verb: (input: VerbInput & { shopId: string }) => Promise<unknown>) =>
  fc.record({ any: fc.nat(2), crashAt }).map(
    ({ any, crashAt }): Step =>
      async ({ orderId, sessionHash, pickParcel, inProcess }) => {
        const { shopId } = pickParcel(any)
        const { ending } = await inProcess((process) => verb({ ...process, orderId, sessionHash, shopId }), crashAt)

        return `${sentence} (${shopId})${ending}`
      },
  )

export const packs = parcelStep('The seller packs', ({ db, orderId, shopId, now }) =>
  advanceFulfilment({ db, now }, { orderId, shopId, to: 'packed' }),
)

export const ships = parcelStep('The seller ships', ({ db, orderId, shopId, now }) =>
  advanceFulfilment({ db, now }, { orderId, shopId, to: 'shipped' }),
)

export const parcelMoves = parcelStep('The parcel moves on', ({ db, orderId, shopId, now }) =>
  moveParcelOn({ db, now }, { orderId, shopId }),
)

/** Moves parcels from shop to door as far as possible: a return requires delivered goods. */
export const parcelsArrive = step('The parcels go all the way', async ({ db, orderId, now }, { parcels }) => {
  for (const { shopId } of parcels)
    for (let step = 0; step < STEPS_TO_THE_DOOR; step++) await moveParcelOn({ db, now }, { orderId, shopId })
})

const STEPS_TO_THE_DOOR = 6

export const confirms = parcelStep('The buyer confirms a parcel', ({ db, orderId, shopId, sessionHash, now }) =>
  confirmReceipt({ db, sessionHash, now }, { orderId, shopId }),
)

/** Only COD orders can be refused at the door; others return an error. */
export const refusesAtDoor = step('The buyer refuses the parcel at the door', ({ db, orderId, now }) =>
  refuseAtDoor({ db, now }, { orderId }),
)

export const handsOver = step('The courier hands over its cash', ({ db, orderId, now }) =>
  handOver({ db, now }, { orderId }),
)

type Part = 'one piece' | 'everything'
type Reason = 'damaged' | 'changed_mind'

export const returnsGoods = fc
  .record({
    part: fc.constantFrom<Part>('one piece', 'everything'),
    reason: fc.constantFrom<Reason>('damaged', 'changed_mind'),
    any: fc.nat(2),
    crashAt,
  })
  .map(
    ({ part, reason, any, crashAt }): Step =>
      async ({ orderId, sessionHash, pickParcel, inProcess }) => {
        const { sku, shopId } = pickParcel(any)
        const lines = [{ sku, quantity: part === 'one piece' ? 1 : PIECES }]
        const { ending } = await inProcess(
          ({ db, now }) =>
            requestReturn(
              { db, photoFolder: 'no photos', sessionHash, now },
              { orderId, shopId, reason, note: 'Rusak di jalan.', photos: [], lines },
            ),
          crashAt,
        )

        return `The buyer asks to return ${part} of a parcel (${shopId}, ${reason})${ending}`
      },
  )

type Decision = 'accepts' | 'accepts and restocks' | 'accepts a piece of' | 'refuses'

export const answersReturn = fc
  .record({
    decision: fc.constantFrom<Decision>('accepts', 'accepts and restocks', 'accepts a piece of', 'refuses'),
    crashAt,
  })
  .map(
    ({ decision, crashAt }): Step =>
      async ({ shop, orderId, inProcess }) => {
        const [row] = await shop.sql<{ id: number; sku: string }[]>`
          select id, sku from returns join return_lines on return_id = id
          where returns.order_id = ${orderId} order by state, id limit 1`
        if (!row) return undefined
        const returnId = row.id
        const answer = 'Sudah dipakai.'
        const part = { lines: [{ sku: row.sku, accepted: 1 }], answer }
        const { ending } = await inProcess(
          ({ db, now }) =>
            decision === 'refuses'
              ? refuseReturn({ db, now }, { returnId, answer })
              : acceptReturn(
                  { db, now },
                  {
                    returnId,
                    restock: decision === 'accepts and restocks',
                    ...(decision === 'accepts a piece of' && part),
                  },
                ),
          crashAt,
        )

        return `The seller ${decision} the return${ending}`
      },
  )

export const refunds = fc.record({ part: fc.boolean(), crashAt }).map(
  ({ part, crashAt }): Step =>
    async ({ orderId, total, inProcess }) => {
      const some = part ? { amount: Math.floor(total / 3), requestKey: 'part' } : {}
      const { ending } = await inProcess(
        ({ db, now }) => requestRefund({ db, now }, { orderId, reason: 'desk', ...some }),
        crashAt,
      )

      return `The back office refunds ${part ? 'a third' : 'everything'}${ending}`
    },
)

/** Two operators refund the same order at the same time. */
export const refundsTwice = fc.constant<Step>(async ({ orderId, inProcess }) => {
  const refund = () => inProcess(({ db, now }) => requestRefund({ db, now }, { orderId, reason: 'desk' }))
  const [one, other] = await Promise.all([refund(), refund()])

  return `The back office refunds everything, twice at once${one.ending === other.ending ? one.ending : `${one.ending} And: ${other.ending}`}`
})
