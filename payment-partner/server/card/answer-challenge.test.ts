import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { transactions } from '@/db/schema'
import { confirmMethod } from '../page/confirm-method'
import { getPaymentPage } from '../page/get-payment-page'
import { NOW, openFileWorld } from '../testing/open-world'
import { answerChallenge } from './answer-challenge'
import { maskCard, TEST_OTP } from './test-cards'

const ACCEPTED = '4811111111111114'
const DENIED = '4911111111111113'

const world = await openFileWorld()

const openCard = (card: string) => world.openTransaction({ method: 'credit_card', card })
const rowOf = (id: string) => world.db.query.transactions.findFirst({ where: eq(transactions.id, id) })

test.each([
  [ACCEPTED, 'capture', 'accept'],
  ['4511111111111117', 'capture', 'challenge'],
  [DENIED, 'deny', 'accept'],
  ['4611111111111116', 'deny', 'deny'],
])('card %s becomes %s with fraud status %s', async (card, status, fraudStatus) => {
  const { id } = await openCard(card)

  await answerChallenge(world.db, { id, otp: TEST_OTP, now: NOW })

  expect(await rowOf(id)).toMatchObject({ status, fraudStatus })
})

test('two wrong codes may be corrected', async () => {
  const { id } = await openCard(ACCEPTED)
  const answer = (otp: string) => answerChallenge(world.db, { id, otp, now: NOW })

  const outcomes = [await answer('000000'), await answer('000000'), await answer('112 233')]

  expect(outcomes).toEqual(['wrong_otp', 'wrong_otp', 'answered'])
  expect(await world.statusOf(id)).toBe('capture')
})

test('the third wrong code is a denial', async () => {
  const { id } = await openCard(ACCEPTED)

  for (const otp of ['1', '2', '3']) await answerChallenge(world.db, { id, otp, now: NOW })

  expect(await world.statusOf(id)).toBe('deny')
})

test('after a denial the same page takes another card', async () => {
  const { id, token } = await openCard(DENIED)
  await answerChallenge(world.db, { id, otp: TEST_OTP, now: NOW })
  const denied = await getPaymentPage(world.db, { token, now: NOW })

  const retry = await confirmMethod(world.db, {
    token,
    method: 'credit_card',
    maskedCard: maskCard(ACCEPTED),
    now: NOW,
  })

  expect(denied).toMatchObject({ state: 'choose', denied: true })
  expect(retry?.id).not.toBe(id)
})

test('a code that comes after the challenge expired captures nothing', async () => {
  const { id, expiresAt } = await openCard(ACCEPTED)

  await answerChallenge(world.db, { id, otp: TEST_OTP, now: expiresAt })

  expect(await world.statusOf(id)).toBe('pending')
})
