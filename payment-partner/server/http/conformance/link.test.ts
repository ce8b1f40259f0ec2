import { beforeAll, expect, test } from 'vitest'
import { merchants } from '@/db/schema'
import { openConformance, refusal } from '@/server/http/testing/open-conformance'
import { answerLink, findEnabledAccount } from '@/server/link/link-account'
import { chargeSubscription } from '@/server/subscription/charge-subscription'

const gateway = openConformance()
const { core, order } = gateway

const STRANGER = 'SB-Mid-server-other'
const wish = (phone_number = '81234567891') => ({
  payment_type: 'gopay',
  gopay_partner: { phone_number, country_code: '62', redirect_url: 'https://shop.test/linked' },
})

beforeAll(async () => {
  await gateway.world.db
    .insert(merchants)
    .values({ id: 'G000000008', name: 'Toko', serverKey: STRANGER, clientKey: 'SB-c8', finishUrl: 'http://other.test' })
})

/** Begins a link; `answer` is the owner's, on the page of the link. */
async function begin() {
  const link = await core().linkPaymentAccount(wish())
  const [{ url }] = link.actions as [{ url: string }]
  const key = new URL(url).searchParams.get('key') ?? ''
  const id = String(link.account_id)
  const answer = (word: 'confirm' | 'refuse', now = new Date()) =>
    answerLink(gateway.world.db, { id, key, answer: word, now })

  return { link, id, key, answer }
}

test('a wallet is linked once its owner confirms, and names what it pays with', async () => {
  const { link, id, answer } = await begin()
  expect(link).toMatchObject({ status_code: '201', account_status: 'PENDING' })
  expect(await core().getPaymentAccount(id)).toMatchObject({ status_code: '201', account_status: 'PENDING' })
  expect(await refusal(core().unlinkPaymentAccount(id))).toMatchObject({ httpStatusCode: '412' })

  await answer('confirm')

  expect(await core().getPaymentAccount(id)).toMatchObject({
    status_code: '200',
    account_status: 'ENABLED',
    metadata: { payment_options: [{ name: 'GOPAY_WALLET' }, { name: 'PAY_LATER' }] },
  })
  expect(await core().unlinkPaymentAccount(id)).toMatchObject({ status_code: '204', account_status: 'DISABLED' })
  await answer('confirm')
  expect(await core().getPaymentAccount(id)).toMatchObject({ account_status: 'DISABLED' })
})

/** A linked wallet with the token of its money. */
async function linked() {
  const { id, answer } = await begin()
  await answer('confirm')
  const { metadata } = await core().getPaymentAccount(id)
  const [{ token }] = Reflect.get(Object(metadata), 'payment_options')

  return { id, token: String(token) }
}

const charge = (account_id: string, payment_option_token: string, gross_amount = 150_000) => {
  const { transaction_details } = order()

  return core().charge({
    payment_type: 'gopay',
    transaction_details: { ...transaction_details, gross_amount },
    gopay: { account_id, payment_option_token },
  })
}

test('a linked wallet pays at once, up to its balance, and not after the link has ended', async () => {
  const { id, token } = await linked()

  expect(await charge(id, token)).toMatchObject({ status_code: '200', transaction_status: 'settlement' })
  expect(await charge(id, token, 1_000_001)).toMatchObject({ status_code: '202', transaction_status: 'deny' })
  expect(await charge(id, 'forged')).toMatchObject({ status_code: '202' })
  expect(await charge('dummy', token)).toMatchObject({ status_code: '202' })
  await core().unlinkPaymentAccount(id)
  expect(await charge(id, token)).toMatchObject({ status_code: '202', status_message: 'The request is denied.' })
})

test('a link does not end while a charge relies on it', async () => {
  const { id } = await linked()
  const { db, sql, merchant } = gateway.world

  await db.transaction(async (tx) => {
    await findEnabledAccount(tx, { merchantId: merchant.id, id })
    await expect(sql`select from pay_accounts where id = ${id} for update nowait`).rejects.toMatchObject({
      code: '55P03',
    })
  })

  expect(await core().unlinkPaymentAccount(id)).toMatchObject({ account_status: 'DISABLED' })
})

test('a subscription charges a linked wallet, and none that is not linked', async () => {
  const { id: account_id, token } = await linked()
  const subscription = {
    name: 'BULANAN',
    amount: '14000',
    currency: 'IDR',
    payment_type: 'gopay',
    token,
    gopay: { account_id },
    schedule: { interval: 1, interval_unit: 'month' },
  }
  const { id } = await core().createSubscription(subscription)

  await chargeSubscription(gateway.world.db, { id: String(id), now: new Date() })

  const { transaction_ids } = await core().getSubscription(String(id))
  const [transaction = ''] = transaction_ids as string[]
  expect(await core().transaction.status(transaction)).toMatchObject({
    transaction_status: 'settlement',
    payment_type: 'gopay',
  })
  await core().unlinkPaymentAccount(account_id)
  expect(await refusal(core().createSubscription(subscription))).toMatchObject({
    httpStatusCode: 400,
    ApiResponse: { validation_messages: ['subscription.gopay.account_id is not linked'] },
  })
})

test('a link that its owner refuses, or confirms too late or with another key, is not made', async () => {
  const [refused, late, forged] = [await begin(), await begin(), await begin()]

  await refused.answer('refuse')
  await late.answer('confirm', new Date(Date.now() + 16 * 60 * 1000))
  await answerLink(gateway.world.db, { id: forged.id, key: late.key, answer: 'confirm', now: new Date() })

  expect(await core().getPaymentAccount(refused.id)).toMatchObject({ account_status: 'DISABLED' })
  for (const { id } of [late, forged])
    expect(await core().getPaymentAccount(id)).toMatchObject({ account_status: 'PENDING' })
})

test.each([
  ['123450001', 'User Not Found'],
  ['123450002', 'Wallet is Blocked'],
])('the test number %s is refused: %s', async (phone, channel_response_message) => {
  expect(await core().linkPaymentAccount(wish(phone))).toMatchObject({ status_code: '202', channel_response_message })
})

test('a phone given as a number and without its country is linked', async () => {
  const linking = core().linkPaymentAccount({ payment_type: 'gopay', gopay_partner: { phone_number: 874567446788 } })

  await expect(linking).resolves.toMatchObject({ status_code: '201', account_status: 'PENDING' })
})

test('a number with a leading 0 is refused, naming the field', async () => {
  expect(await refusal(core().linkPaymentAccount(wish('081234567891')))).toMatchObject({
    httpStatusCode: 400,
    ApiResponse: {
      validation_messages: ['gopay_partner.phone_number must be numeric digits and must not begin with 0'],
    },
  })
})

test('an unknown wallet, and one of another merchant, is not found', async () => {
  const { id } = await begin()
  const stranger = core({ serverKey: STRANGER })
  const calls = [core().getPaymentAccount('dummy'), stranger.getPaymentAccount(id), stranger.unlinkPaymentAccount(id)]

  for (const answer of await Promise.all(calls.map(refusal))) expect(answer).toMatchObject({ httpStatusCode: '404' })
})
