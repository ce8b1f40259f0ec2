import { expect, test } from 'vitest'
import { answerChallenge } from '@/server/card/answer-challenge'
import { TEST_OTP } from '@/server/card/test-cards'
import { openConformance, refusal } from '@/server/http/testing/open-conformance'

const gateway = openConformance()
const { core, order } = gateway

const OF_BNI = '4811111111111114'
const OF_UNKNOWN_BANK = '5211111111111117'

async function tokenFor(number = OF_BNI) {
  const { token_id } = await core().cardToken({
    client_key: gateway.world.merchant.clientKey,
    card_number: number,
    card_exp_month: '12',
    card_exp_year: '2030',
    card_cvv: '123',
  })

  return String(token_id)
}

async function charge(credit_card: object, number?: string) {
  const token_id = await tokenFor(number)

  return core().charge(order({ payment_type: 'credit_card', credit_card: { token_id, ...credit_card } }))
}

const faultsOf = async (credit_card: object, number?: string) =>
  (await refusal(charge(credit_card, number))).ApiResponse.validation_messages

test('a card pays in parts at its own bank, and every answer has the term', async () => {
  const charged = await charge({ bank: 'bni', installment_term: 6, authentication: true })
  await answerChallenge(gateway.world.db, { id: String(charged.transaction_id), otp: TEST_OTP, now: new Date() })

  expect(charged).toMatchObject({ transaction_status: 'pending', bank: 'bni', installment_term: '6' })
  expect(await core().transaction.status(String(charged.order_id))).toMatchObject({
    transaction_status: 'capture',
    installment_term: '6',
  })
})

test('a card of another bank pays in parts offline, if the merchant names it', async () => {
  const charged = await charge({ bank: 'mandiri', installment_term: 12, bins: ['5211'] }, OF_UNKNOWN_BANK)

  expect(charged).toMatchObject({ transaction_status: 'capture', bank: 'mandiri', installment_term: '12' })
})

test.each([
  ['a term that no bank has', { bank: 'bni', installment_term: 5 }, ['credit_card.installment_term is invalid']],
  [
    'a term of one and a half months',
    { bank: 'bni', installment_term: 1.5 },
    ['credit_card.installment_term is invalid'],
  ],
  ['an unknown bank', { bank: 'bank', installment_term: 3 }, ['credit_card.bank is invalid']],
  ['no bank', { installment_term: 3 }, ['credit_card.bank is required for an installment']],
  ['another bank', { bank: 'bca', installment_term: 3 }, ['credit_card.bank is not the bank that issued the card']],
  ['a card that is not named', { bins: ['5', 'bca'] }, ['credit_card.bins does not include the card']],
  ['malformed names of cards', { bins: ['4811 1111'] }, ['credit_card.bins is invalid']],
])('%s is refused by name', async (_what, credit_card, faults) => {
  expect(await faultsOf(credit_card)).toEqual(faults)
})

test('points pay a part or all, and are given back when the payment is cancelled', async () => {
  const part = await charge({ point_redeem_amount: 100_000 })
  const rest = await charge({ point_redeem_amount: -1 })

  expect(part).toMatchObject({
    gross_amount: '150000.00',
    point_redeem_amount: 100_000,
    point_redeem_quantity: 1000,
    point_balance_amount: '50000.00',
  })
  expect(rest).toMatchObject({ point_redeem_amount: 50_000, point_balance_amount: '0.00' })
  await core().transaction.cancel(String(part.order_id))
  expect(await core().cardPointInquiry(await tokenFor())).toMatchObject({ point_balance_amount: '100000.00' })
  expect(await faultsOf({ point_redeem_amount: 100_001 })).toEqual([
    "credit_card.point_redeem_amount is more than the card's points",
  ])
})

test.each([
  ['more than the order', { point_redeem_amount: 150_001 }, OF_BNI],
  ['half a rupiah', { point_redeem_amount: 0.5 }, OF_BNI],
  ['less than nothing', { point_redeem_amount: -2 }, OF_BNI],
  ['points of a card without them', { point_redeem_amount: 1000 }, OF_UNKNOWN_BANK],
])('%s is no payment with points', async (_what, credit_card, number) => {
  expect((await faultsOf(credit_card, number)).join()).toMatch(/^credit_card\.point_redeem_amount/)
})

test('charges at the same moment do not spend the same points', async () => {
  const tokens = await Promise.all(Array.from({ length: 8 }, () => tokenFor()))

  const outcomes = await Promise.allSettled(
    tokens.map((token_id) =>
      core().charge(order({ payment_type: 'credit_card', credit_card: { token_id, point_redeem_amount: -1 } })),
    ),
  )

  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})
