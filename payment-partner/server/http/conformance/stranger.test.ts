import { beforeAll, expect, test } from 'vitest'
import { merchants } from '@/db/schema'
import { openConformance, refusal } from '@/server/http/testing/open-conformance'

const gateway = openConformance()
const { core, snap, order, confirmed } = gateway

const STRANGER = { id: 'G000000002', serverKey: 'SB-Mid-server-stranger', clientKey: 'SB-Mid-client-stranger' }
const stranger = () => core({ serverKey: STRANGER.serverKey })

beforeAll(async () => {
  await gateway.world.db.insert(merchants).values({ ...STRANGER, name: 'Toko lain', finishUrl: 'http://other.test' })
})

const card = (clientKey: string) => ({
  client_key: clientKey,
  card_number: '4811111111111114',
  card_exp_month: '12',
  card_exp_year: '2030',
  card_cvv: '123',
})

test.each(['status', 'statusb2b', 'cancel', 'expire', 'approve', 'deny', 'refund', 'refundDirect'] as const)(
  'for another merchant %s finds nothing, by either id, and changes nothing',
  async (verb) => {
    const { orderId, id } = await confirmed()

    for (const named of [orderId, id])
      expect(await refusal(stranger().transaction[verb](named))).toMatchObject({ httpStatusCode: '404' })

    expect(await core().transaction.status(orderId)).toMatchObject({ transaction_status: 'pending' })
  },
)

test('a token or a saved card of another merchant is unknown', async () => {
  const { token_id } = await core().cardToken(card(gateway.world.merchant.clientKey))
  const { saved_token_id } = await core().cardRegister(card(gateway.world.merchant.clientKey))

  for (const foreign of [token_id, saved_token_id]) {
    const wish = order({ payment_type: 'credit_card', credit_card: { token_id: foreign } })
    expect(await refusal(stranger().charge(wish))).toMatchObject({ httpStatusCode: '411' })
    expect(await refusal(stranger().cardPointInquiry(String(foreign)))).toMatchObject({ httpStatusCode: '411' })
  }
})

test('two merchants may use the same order id and the same idempotency key', async () => {
  const wish = order({ payment_type: 'qris' })
  const headers = { 'Idempotency-Key': 'shared' }

  const mine = await core({ headers }).charge(wish)
  const theirs = await core({ headers, serverKey: STRANGER.serverKey }).charge(wish)

  expect(theirs).toMatchObject({ status_code: '201', merchant_id: STRANGER.id })
  expect(theirs.transaction_id).not.toBe(mine.transaction_id)
})

test('a page of another merchant is not found', async () => {
  const token = await snap().createTransactionToken(order())
  const authorization = `Basic ${btoa(`${STRANGER.serverKey}:`)}`

  const response = await fetch(`${gateway.origin}/snap/v1/transactions/${token}/cancel`, {
    method: 'POST',
    headers: { authorization },
  })

  expect(await response.json()).toEqual({ id: expect.any(String), error_messages: ['token not found'] })
})

test('a server key with a password is no key', async () => {
  const response = await fetch(`${gateway.origin}/v2/ANY/status`, {
    headers: { authorization: `Basic ${btoa(`${gateway.world.merchant.serverKey}:secret`)}` },
  })

  expect(response.status).toBe(401)
})
