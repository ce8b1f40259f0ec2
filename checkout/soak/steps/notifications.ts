import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { receiveNotification } from '@/server/payment/notification/receive-notification'
import type { CapturedNotification } from '../notification-sink'
import type { Run, Step } from '../run'

const any = fc.nat(7)
/** Usually no crash; otherwise at one of the next operations. */
export const crashAt = fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.nat(20) })

/**
 * True for notifications about money after its arrival. Pasar has no other source for them, and
 * Kasir repeats them until they are accepted.
 */
export const isAfterPayment = ({ status, body }: CapturedNotification) =>
  ['refund', 'partial_refund', 'chargeback', 'partial_chargeback'].includes(status) ||
  (status === 'deny' && JSON.parse(body).settlement_time !== undefined)

const pick = (notifications: CapturedNotification[], any: number) =>
  notifications[any % Math.max(1, notifications.length)]

export async function deliver(run: Run, rawBody: string, crashAt?: number) {
  const { serverKey } = run.world

  return run.inProcess(({ db, now }) => receiveNotification({ db, serverKey, now }, { rawBody }), crashAt)
}

/** Delivers any waiting notification, in any order. */
export const arrives = fc.record({ any, twice: fc.boolean(), crashAt }).map(
  ({ any, twice, crashAt }): Step =>
    async (run) => {
      const notification = pick(run.notifications(), any)
      if (!notification) return undefined
      const again = twice ? [deliver(run, notification.body)] : []
      const [{ ending, finished }] = await Promise.all([deliver(run, notification.body, crashAt), ...again])
      if (finished || twice) notification.state = 'delivered'

      return `Pasar receives ${name(notification)}${twice ? ' twice at once' : ''}${ending}`
    },
)

export const arrivesAgain = any.map(
  (any): Step =>
    async (run) => {
      const old = pick(
        run.world.sink.all(run.orderId).filter(({ state }) => state === 'delivered'),
        any,
      )

      return old && `Pasar receives ${name(old)} once more${(await deliver(run, old.body)).ending}`
    },
)

export const isLost = any.map(
  (any): Step =>
    async ({ notifications }) => {
      const notification = pick(
        notifications().filter((notification) => !isAfterPayment(notification)),
        any,
      )
      if (notification) notification.state = 'lost'

      return notification && `${name(notification)} is lost.`
    },
)

/**
 * The gateway's signature does not cover status and id: a captured notification can be replayed
 * with another status.
 */
export const isAltered = fc.record({ any, status: fc.constantFrom('settlement', 'deny', 'expire', 'refund') }).map(
  ({ any, status }): Step =>
    async (run) => {
      const notification = pick(run.world.sink.all(run.orderId), any)
      if (!notification) return undefined
      const altered = { ...JSON.parse(notification.body), transaction_status: status, fraud_status: 'accept' }

      return `An attacker sends ${name(notification)} altered to “${status}”${(await deliver(run, JSON.stringify(altered))).ending}`
    },
)

type Forgery = 'signature' | 'amount' | 'order'

export const isForged = fc.constantFrom<Forgery>('signature', 'amount', 'order').map(
  (forgery): Step =>
    async (run) => {
      const [attempt] = await run.attempts()
      if (!attempt) return undefined

      return `An attacker forges the ${forgery} of a settlement${(await deliver(run, forge(run, attempt.provider_order_id, forgery))).ending}`
    },
)

function forge({ total, world }: Run, providerOrderId: string, forgery: Forgery) {
  const order_id = forgery === 'order' ? 'PSR-UNKNOWN-1' : providerOrderId
  const gross_amount = `${forgery === 'amount' ? 1 : total}.00`
  const key = forgery === 'signature' ? 'SB-Mid-server-guess' : world.serverKey
  const signature = createHash('sha512').update(`${order_id}200${gross_amount}${key}`).digest('hex')

  return JSON.stringify({
    order_id,
    gross_amount,
    status_code: '200',
    transaction_status: 'settlement',
    transaction_id: '00000000-0000-4000-8000-000000000000',
    fraud_status: 'accept',
    payment_type: 'qris',
    currency: 'IDR',
    signature_key: signature,
  })
}

const name = ({ status, providerOrderId }: CapturedNotification) =>
  `“${status}” of attempt ${providerOrderId.split('-').at(-1)}`
