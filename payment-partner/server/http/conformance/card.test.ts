import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { transactions } from '@/db/schema'
import { answerChallenge } from '@/server/card/answer-challenge'
import { closeCard } from '@/server/card/card-batch'
import { TEST_OTP } from '@/server/card/test-cards'
import { openConformance, refusal } from '@/server/http/testing/open-conformance'

const gateway = openConformance()
const { core, order } = gateway

const ACCEPTED = '4811111111111114'
const CHALLENGED = '4511111111111117'
const DENIED = '4911111111111113'
const FRAUD = '4611111111111116'

const card = (card_number = ACCEPTED, more = {}) => ({
  client_key: gateway.world.merchant.clientKey,
  card_number,
  card_exp_month: '12',
  card_exp_year: '2030',
  card_cvv: '123',
  ...more,
})

async function tokenFor(number = ACCEPTED) {
  const { token_id } = await core().cardToken(card(number))

  return String(token_id)
}

async function charge(number = ACCEPTED, credit_card = {}) {
  const wish = order({
    payment_type: 'credit_card',
    credit_card: { token_id: await tokenFor(number), ...credit_card },
  })
  const charged = await core().charge(wish)

  return { charged, orderId: wish.transaction_details.order_id, id: String(charged.transaction_id) }
}

const rowOf = (id: string) => gateway.world.db.query.transactions.findFirst({ where: eq(transactions.id, id) })

test('a token shows the ends of the card and nothing more', async () => {
  expect(await core().cardToken(card())).toEqual({
    status_code: '200',
    status_message: 'Credit card token is created as Token ID.',
    token_id: expect.stringMatching(/^48111111-1114-[0-9a-f-]{36}$/),
    hash: expect.stringMatching(/^48111111-1114-/),
  })
})

test.each([
  ['a real card', { card_number: '4242424242424242' }, 'card_number is not one of the published test cards'],
  ['a mistyped card', { card_number: '4811111111111115' }, 'card_number does not match with luhn algorithm'],
  ['no card', { card_number: '' }, 'card_number is required'],
  ['no CVV', { card_cvv: '' }, 'card_cvv is required'],
  ['another CVV', { card_cvv: '999' }, 'card_cvv is invalid'],
  ['a month that is no month', { card_exp_month: '13' }, 'card_exp_month or card_exp_year is invalid'],
  ['a card of long ago', { card_exp_year: '2020' }, 'card is expired'],
])('%s gets no token', async (_what, change, message) => {
  expect(await refusal(core().cardToken(card(ACCEPTED, change)))).toMatchObject({
    httpStatusCode: 400,
    ApiResponse: { status_code: '400', validation_messages: [message] },
  })
})

test('an unknown client key gets no token', async () => {
  expect(await refusal(core().cardToken(card(ACCEPTED, { client_key: 'SB-Mid-client-no' })))).toMatchObject({
    httpStatusCode: 401,
    ApiResponse: { status_code: '401' },
  })
})

test.each([
  [ACCEPTED, '200', 'capture', 'accept', 'Success, Credit Card transaction is successful'],
  [CHALLENGED, '201', 'capture', 'challenge', 'Success, Credit Card transaction is challenged by FDS'],
  [DENIED, '202', 'deny', 'accept', 'Deny by Bank [BNI] with code [05] and message [Do not honour]'],
  [FRAUD, '202', 'deny', 'deny', 'Denied by FDS, Credit Card transaction is denied'],
])('without authentication card %s is decided at once', async (number, status_code, status, fraud, status_message) => {
  const { charged, orderId, id } = await charge(number)

  expect(charged).toMatchObject({ status_code, status_message, transaction_status: status, fraud_status: fraud })
  expect(charged).not.toHaveProperty('redirect_url')
  expect(await core().transaction.status(orderId)).toMatchObject({ status_code, transaction_id: id })
})

test('a card that is decided at once is notified once', async () => {
  const hook = 'http://127.0.0.1:3001/card-hook'
  const wish = { payment_type: 'credit_card', credit_card: { token_id: await tokenFor() } }
  await core({ headers: { 'X-Override-Notification': hook } }).charge(order(wish))

  const sent = await gateway.world.sql`select body from notifications where url = ${hook}`

  expect(sent.map(({ body }) => JSON.parse(body).transaction_status)).toEqual(['capture'])
})

test('with authentication the payer is sent to the bank first, and the right code captures', async () => {
  const { charged, orderId, id } = await charge(ACCEPTED, { authentication: true })
  await answerChallenge(gateway.world.db, { id, otp: TEST_OTP, now: new Date() })

  expect(charged).toMatchObject({
    status_code: '201',
    transaction_status: 'pending',
    redirect_url: expect.stringMatching(new RegExp(`^http://kasir.test/3ds/${id}\\?key=[\\w-]{43}$`)),
  })
  expect(await core().transaction.status(orderId)).toMatchObject({
    status_code: '200',
    transaction_status: 'capture',
    fraud_status: 'accept',
  })
})

test('a token counts once', async () => {
  const token_id = await tokenFor()
  const wish = () => order({ payment_type: 'credit_card', credit_card: { token_id } })
  await core().charge(wish())

  expect(await refusal(core().charge(wish()))).toMatchObject({
    httpStatusCode: '411',
    ApiResponse: { status_message: 'Token id is missing, invalid, or timed out' },
  })
})

test.each([
  ['no token', {}],
  ['a token of nobody', { token_id: '48111111-1114-nobody' }],
])('a card with %s is refused, and its order may be charged after', async (_what, credit_card) => {
  const wish = order({ payment_type: 'credit_card', credit_card })

  expect(await refusal(core().charge(wish))).toMatchObject({ httpStatusCode: '411' })
  await expect(core().charge({ ...wish, payment_type: 'qris' })).resolves.toMatchObject({ status_code: '201' })
})

test('a token that waited too long is refused', async () => {
  const token_id = await tokenFor()
  await gateway.world.sql`update card_tokens set expires_at = now() where id = ${token_id}`

  const refused = await refusal(core().charge(order({ payment_type: 'credit_card', credit_card: { token_id } })))

  expect(refused).toMatchObject({ httpStatusCode: '411' })
})

test('a saved card that is out of date is refused', async () => {
  const { saved_token_id } = await core().cardRegister(card())
  await gateway.world.sql`update saved_cards set valid_until = now() where id = ${String(saved_token_id)}`

  const wish = order({ payment_type: 'credit_card', credit_card: { token_id: saved_token_id } })

  expect(await refusal(core().charge(wish))).toMatchObject({ httpStatusCode: '411' })
})

test('a reservation is captured later, whole or in part', async () => {
  const { charged, orderId, id } = await charge(ACCEPTED, { type: 'authorize' })

  const captured = await core().capture({ transaction_id: id, gross_amount: 100_000 })

  expect(charged).toMatchObject({ status_code: '200', transaction_status: 'authorize' })
  expect(captured).toMatchObject({
    status_code: '200',
    status_message: 'Success, Credit Card capture transaction is successful',
    transaction_status: 'capture',
    gross_amount: '100000.00',
  })
  expect(await core().transaction.status(orderId)).toMatchObject({ gross_amount: '100000.00' })
})

test('a capture above the authorized amount, or a second one, is refused', async () => {
  const { id } = await charge(ACCEPTED, { type: 'authorize' })
  const capture = (gross_amount: number) => core().capture({ transaction_id: id, gross_amount })

  const tooMuch = await refusal(capture(150_001))
  await capture(150_000)
  const again = await refusal(capture(150_000))

  expect(tooMuch).toMatchObject({ httpStatusCode: '412' })
  expect(again).toMatchObject({
    httpStatusCode: '412',
    ApiResponse: { status_message: 'Merchant cannot modify the status of the transaction' },
  })
})

test('an empty capture names the missing fields', async () => {
  expect(await refusal(core().capture())).toMatchObject({
    httpStatusCode: 400,
    ApiResponse: { validation_messages: ['transaction_id is required', 'gross_amount is required'] },
  })
})

test('a reservation may be cancelled', async () => {
  const { orderId } = await charge(ACCEPTED, { type: 'authorize' })

  expect(await core().transaction.cancel(orderId)).toMatchObject({ transaction_status: 'cancel' })
})

test('a registered card is charged with one click, as often as the merchant likes', async () => {
  const { saved_token_id, masked_card } = await core().cardRegister(card())
  const wish = () => order({ payment_type: 'credit_card', credit_card: { token_id: saved_token_id } })

  const outcomes = [await core().charge(wish()), await core().charge(wish())]

  expect(masked_card).toBe('48111111-1114')
  expect(outcomes.map(({ transaction_status }) => transaction_status)).toEqual(['capture', 'capture'])
})

test('a card that is saved while it pays may be charged again, with two clicks or with one', async () => {
  const { charged } = await charge(ACCEPTED, { save_token_id: true })
  const { saved_token_id } = charged
  const client_key = gateway.world.merchant.clientKey
  const { token_id } = await core().cardToken({ client_key, token_id: saved_token_id, card_cvv: '123' })

  const outcomes = [
    await core().charge(order({ payment_type: 'credit_card', credit_card: { token_id } })),
    await core().charge(order({ payment_type: 'credit_card', credit_card: { token_id: saved_token_id } })),
  ]

  expect(outcomes.map(({ transaction_status }) => transaction_status)).toEqual(['capture', 'capture'])
})

test('a card of long ago is not saved', async () => {
  expect(await refusal(core().cardRegister(card(ACCEPTED, { card_exp_year: '2020' })))).toMatchObject({
    httpStatusCode: 400,
  })
})

test('the published cards of another brand and another bank are known', async () => {
  expect((await charge('5510111111111115')).charged).toMatchObject({ fraud_status: 'challenge' })

  await expect(core().cardPointInquiry(await tokenFor('4617006959746656'))).resolves.toMatchObject({
    status_code: '200',
    point_balance_amount: '150000.00',
  })
})

test('points are shown without spending the token', async () => {
  const token_id = await tokenFor()

  const points = await core().cardPointInquiry(token_id)

  expect(points).toMatchObject({ status_code: '200', point_balance_amount: expect.stringMatching(/^\d+\.00$/) })
  await expect(core().charge(order({ payment_type: 'credit_card', credit_card: { token_id } }))).resolves.toMatchObject(
    { status_code: '200' },
  )
  expect(await refusal(core().cardPointInquiry('nobody'))).toMatchObject({ httpStatusCode: '411' })
})

test.each([
  ['an accepted capture settles', ACCEPTED, 'settlement'],
  ['a doubtful one is let go', CHALLENGED, 'cancel'],
])('at 16:00 of the next day %s', async (_what, number, status) => {
  const { orderId, id } = await charge(number)
  const dueAt = (await rowOf(id))?.dueAt ?? new Date(0)
  const waiting = await gateway.world.sql`select 1 from graphile_worker.jobs where key = ${`close-card/${id}`}`

  await closeCard(gateway.world.db, { id, now: new Date(dueAt.getTime() - 1) })
  const before = await core().transaction.status(orderId)
  await closeCard(gateway.world.db, { id, now: dueAt })

  expect(waiting).toHaveLength(1)
  expect(before).toMatchObject({ transaction_status: 'capture' })
  expect(await core().transaction.status(orderId)).toMatchObject({ transaction_status: status })
  expect(dueAt.toISOString()).toMatch(/T09:00:00\.000Z$/)
})

test('no table holds a whole card number after all of this', async () => {
  const { sql } = gateway.world

  const tables = await sql`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`
  const matches = await Promise.all(
    tables.map(({ name }) => sql`select 1 from ${sql(name)} as t where t::text ~ '4[0-9]{15}'`),
  )

  expect(matches.flat()).toEqual([])
})

test('the bank of a card is known by its first digits, to the client key, a hundred times a minute', async () => {
  const ask = async (digits: string, key = gateway.world.merchant.clientKey) => {
    const headers = { authorization: `Basic ${btoa(`${key}:`)}` }
    const answer = await fetch(`${gateway.origin}/v1/bins/${digits}`, { headers })

    return { status: answer.status, body: await answer.json() }
  }

  expect(await ask('45563300')).toMatchObject({ status: 200, body: { data: { bank_code: 'BCA', brand: 'VISA' } } })
  expect(await ask('00000000')).toMatchObject({ status: 404, body: { errors: ['BIN is not found'] } })
  expect(await ask('45563300', 'SB-Mid-client-no')).toMatchObject({ status: 401 })
  for (let lookUp = 3; lookUp <= 100; lookUp += 1) await ask('45563300')
  expect(await ask('45563300')).toMatchObject({ status: 409, body: { errors: ['Too many requests'] } })
})
