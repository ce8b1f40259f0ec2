import { expect, test } from 'vitest'
import { answerChallenge } from '../card/answer-challenge'
import { TEST_OTP } from '../card/test-cards'
import { payerKeyOf } from '../payment/payer-key'
import { NOW, openFileWorld } from '../testing/open-world'
import { getCardCheck } from './get-card-check'

const world = await openFileWorld()

const openCard = (card = '4811111111111114') => world.openTransaction({ method: 'credit_card', card })
const keyOf = (id: string) => payerKeyOf({ transaction: { id }, merchant: world.merchant })
const stateOf = async (id: string, now = NOW, key = keyOf(id)) =>
  (await getCardCheck(world.db, { id, key, now }))?.state

test('a card waits for its code until its time is over', async () => {
  const { id, expiresAt } = await openCard()

  expect([await stateOf(id), await stateOf(id, expiresAt)]).toEqual(['asked', 'late'])
})

test.each([
  ['4811111111111114', 'passed'],
  ['4511111111111117', 'passed'],
  ['4911111111111113', 'denied'],
])('the right code for card %s is %s', async (card, state) => {
  const { id } = await openCard(card)
  await answerChallenge(world.db, { id, otp: TEST_OTP, now: NOW })

  expect(await stateOf(id)).toBe(state)
})

test('the id alone opens no card check, nor does the key of another transaction', async () => {
  const { id } = await openCard()
  const other = await openCard()

  for (const key of ['', id, keyOf(other.id)]) expect(await stateOf(id, NOW, key)).toBeUndefined()
})

test('a transaction without a card has no issuer', async () => {
  const { id } = await world.openTransaction({ method: 'gopay' })

  expect([await stateOf(id), await stateOf('nonsense')]).toEqual([undefined, undefined])
})
