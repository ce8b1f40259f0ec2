import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { receiveNotification } from '@/server/payment/notification/receive-notification'
import type { Letter } from '../mailbox'
import type { Step, Tale } from '../tale'

const any = fc.nat(7)
/** Mostly a process lives; else it is killed at one of its next steps. */
export const dies = fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.nat(20) })

/** Letters that come after the money did: of these Pasar hears from nobody else, and Kasir brings them until they arrive. */
export const isAftermath = ({ status, body }: Letter) =>
  ['refund', 'partial_refund', 'chargeback', 'partial_chargeback'].includes(status) ||
  (status === 'deny' && JSON.parse(body).settlement_time !== undefined)

const pick = (letters: Letter[], any: number) => letters[any % Math.max(1, letters.length)]

export async function bring(tale: Tale, rawBody: string, diesAt?: number) {
  const { serverKey } = tale.world

  return tale.act(({ db, now }) => receiveNotification(db, { rawBody, serverKey, now }), diesAt)
}

/** Whatever lies there, in whatever order. */
export const arrives = fc.record({ any, twice: fc.boolean(), dies }).map(
  ({ any, twice, dies }): Step =>
    async (tale) => {
      const letter = pick(tale.letters(), any)
      if (!letter) return undefined
      const again = twice ? [bring(tale, letter.body)] : []
      const [{ ending, finished }] = await Promise.all([bring(tale, letter.body, dies), ...again])
      if (finished || twice) letter.fate = 'delivered'

      return `Pasar receives ${name(letter)}${twice ? ' twice at once' : ''}${ending}`
    },
)

export const arrivesAgain = any.map(
  (any): Step =>
    async (tale) => {
      const old = pick(
        tale.world.mailbox.all(tale.orderId).filter(({ fate }) => fate === 'delivered'),
        any,
      )

      return old && `Pasar receives ${name(old)} once more${(await bring(tale, old.body)).ending}`
    },
)

export const isLost = any.map(
  (any): Step =>
    async ({ letters }) => {
      const letter = pick(
        letters().filter((letter) => !isAftermath(letter)),
        any,
      )
      if (letter) letter.fate = 'lost'

      return letter && `${name(letter)} is lost.`
    },
)

/** The gateway signs neither status nor id: a captured notification can be sent again with another status. */
export const isAltered = fc.record({ any, status: fc.constantFrom('settlement', 'deny', 'expire', 'refund') }).map(
  ({ any, status }): Step =>
    async (tale) => {
      const letter = pick(tale.world.mailbox.all(tale.orderId), any)
      if (!letter) return undefined
      const altered = { ...JSON.parse(letter.body), transaction_status: status, fraud_status: 'accept' }

      return `Somebody sends ${name(letter)} altered to “${status}”${(await bring(tale, JSON.stringify(altered))).ending}`
    },
)

type Forgery = 'signature' | 'amount' | 'order'

export const isForged = fc.constantFrom<Forgery>('signature', 'amount', 'order').map(
  (forgery): Step =>
    async (tale) => {
      const [attempt] = await tale.attempts()
      if (!attempt) return undefined

      return `Somebody forges the ${forgery} of a settlement${(await bring(tale, forge(tale, attempt.provider_order_id, forgery))).ending}`
    },
)

function forge({ total, world }: Tale, providerOrderId: string, forgery: Forgery) {
  const order_id = forgery === 'order' ? 'PSR-STRANGER-1' : providerOrderId
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

const name = ({ status, providerOrderId }: Letter) => `“${status}” of attempt ${providerOrderId.split('-').at(-1)}`
