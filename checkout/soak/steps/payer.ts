import fc from 'fast-check'
import type { Step } from '../run'

const METHODS = ['other_qris', 'gopay', 'shopeepay', 'bca_va', 'permata_va', 'echannel', 'indomaret', 'credit_card']

const CARDS = { good: '4811111111111114', suspicious: '4511111111111117', refused: '4911111111111113' }

/** Usually the newest attempt; sometimes its predecessor, still open in another tab. */
const which = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) })

const method = fc.constantFrom(...METHODS)
const card = fc.constantFrom(...(Object.keys(CARDS) as (keyof typeof CARDS)[]))

type Choice = { which: number; method: string; card: keyof typeof CARDS }

const choose =
  ({ which, method, card }: Choice): Step =>
  async ({ world, attempts }) => {
    const attempt = (await attempts())[which]
    if (!attempt) return undefined
    const body = { method, ...(method === 'credit_card' && { card: CARDS[card] }) }
    const chosen = await world.simulate(`transactions/${attempt.provider_order_id}/select`, body)
    await world.untilKasirIsIdle()

    const by = method === 'credit_card' ? `a ${card} card` : method
    return chosen && `On the page of attempt ${attempt.number} the payer chooses ${by}.`
  }

export const chooses = fc.record({ which, method, card }).map(choose)

type Sentence = (attempt: number) => string

const simulateOutcome =
  (outcome: string, sentence: Sentence, which: number): Step =>
  async ({ world, attempts }) => {
    const attempt = (await attempts())[which]
    if (!attempt) return undefined
    const done = await world.simulate(`transactions/${attempt.provider_order_id}/${outcome}`)
    await world.untilKasirIsIdle()

    return done && `${sentence(attempt.number)} Status at Kasir: ${done.transaction_status}${fraudStatus(done)}.`
  }

const atKasir = (outcome: string, sentence: Sentence) => which.map((which) => simulateOutcome(outcome, sentence, which))

const fraudStatus = ({ fraud_status }: Record<string, string>) =>
  fraud_status && fraud_status !== 'accept' ? ` (${fraud_status})` : ''

export const pays = atKasir('pay', (attempt) => `The payer pays attempt ${attempt}.`)
export const triesARefusedCard = fc.constant<Step>(async (run) => {
  const chosen = await choose({ which: 0, method: 'credit_card', card: 'refused' })(run)
  const paid = chosen && (await simulateOutcome('pay', (attempt) => `The payer pays attempt ${attempt}.`, 0)(run))

  return paid && `${chosen} ${paid}`
})

export const isDenied = atKasir('deny', (attempt) => `The bank denies attempt ${attempt}.`)
export const settles = atKasir('settle', (attempt) => `The card of attempt ${attempt} settles.`)
export const chargesBack = atKasir(
  'chargeback',
  (attempt) => `The card holder of attempt ${attempt} charges the payment back.`,
)
export const reverses = atKasir('reverse', (attempt) => `The bank reverses attempt ${attempt}.`)
