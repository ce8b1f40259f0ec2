import { expect, test } from 'vitest'
import { RequestRefused } from '../gateway/request-refused'
import { parseSnapRequest } from '../snap/parse-snap-request'
import { chooseInstallment } from './installment'
import { maskCard } from './test-cards'

const BNI = maskCard('4811111111111114')
const OTHER = maskCard('5211111111111117')

const parse = (credit_card: object) =>
  parseSnapRequest(JSON.stringify({ transaction_details: { order_id: 'ORDER-1', gross_amount: 600_000 }, credit_card }))
    .cardOptions

const choose = (credit_card: object, choice: string, maskedCard = BNI) =>
  chooseInstallment({ options: parse(credit_card), choice, maskedCard })

const OFFERED = { bank: 'bca', installment: { required: false, terms: { bni: [3, 6], offline: [12] } } }

test.each([
  ['pays at once without a choice', OFFERED, '', BNI, { plan: { bank: 'bca' } }],
  ['pays at once on a page that offers nothing', {}, '', BNI, { plan: null }],
  ['pays in parts at its own bank', OFFERED, 'bni-6', BNI, { plan: { bank: 'bni', installmentTerm: 6 } }],
  ['pays offline through the acquirer', OFFERED, 'offline-12', OTHER, { plan: { bank: 'bca', installmentTerm: 12 } }],
  ['of another bank is refused', OFFERED, 'bni-3', OTHER, { fault: 'installmentOfOtherBank' }],
  ['with a term that is not offered is refused', OFFERED, 'bni-12', BNI, { fault: 'installmentUnknown' }],
  [
    'without a choice is refused where parts are required',
    { installment: { required: true, terms: { bni: [3] } } },
    '',
    BNI,
    { fault: 'installmentMissing' },
  ],
  ['outside of the list is refused', { whitelist_bins: ['bni'] }, '', OTHER, { fault: 'cardNotAccepted' }],
])('a card %s', (_what, credit_card, choice, maskedCard, outcome) => {
  expect(choose(credit_card, choice, maskedCard)).toEqual(outcome)
})

test('a page with a malformed offer is refused, naming the field', () => {
  const refused = () => parse({ bank: 'bank', whitelist_bins: 'bni', installment: { terms: { bni: [5] } } })

  expect(refused).toThrow(
    new RequestRefused([
      'credit_card.bank is invalid',
      'credit_card.whitelist_bins is invalid',
      'credit_card.installment.terms is invalid',
    ]),
  )
})
