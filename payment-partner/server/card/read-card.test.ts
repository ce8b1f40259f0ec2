import { expect, test } from 'vitest'
import { readCard } from './read-card'

const now = new Date('2026-11-24T11:11:08Z')
const card = { number: '4811 1111 1111 1114', expiry: '12/30', cvv: '123' }

test('a test card leaves only its mask', () => {
  expect(readCard(card, now)).toEqual({ maskedCard: '48111111-1114', faults: {} })
})

test.each([
  ['no number', { number: '' }, { number: 'numberMissing' }],
  ['a real number', { number: '4242 4242 4242 4242' }, { number: 'numberNotATestCard' }],
  ['an expiry in words', { expiry: 'Desember' }, { expiry: 'expiryInvalid' }],
  ['a thirteenth month', { expiry: '13/30' }, { expiry: 'expiryInvalid' }],
  ['last month', { expiry: '10/26' }, { expiry: 'expiryPast' }],
  ['no CVV', { cvv: '' }, { cvv: 'cvvMissing' }],
  ['another CVV', { cvv: '999' }, { cvv: 'cvvWrong' }],
])('%s is reported at its field', (_what, change, faults) => {
  expect(readCard({ ...card, ...change }, now)).toEqual({ faults })
})

test('a card is valid through its last month', () => {
  expect(readCard({ ...card, expiry: '11/26' }, now).faults).toEqual({})
})
