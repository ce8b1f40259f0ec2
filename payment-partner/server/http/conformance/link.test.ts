import { beforeAll, expect, test } from 'vitest'
import { merchants } from '@/db/schema'
import { openConformance, refusal } from '@/server/http/testing/open-conformance'
import { answerLink } from '@/server/link/link-account'

const gateway = openConformance()
const { core } = gateway

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
  const begun = await core().linkPaymentAccount(wish())
  const [{ url }] = begun.actions as [{ url: string }]
  const key = new URL(url).searchParams.get('key') ?? ''
  const id = String(begun.account_id)
  const answer = (word: 'confirm' | 'refuse', now = new Date()) =>
    answerLink(gateway.world.db, { id, key, answer: word, now })

  return { begun, id, key, answer }
}

test('a wallet is linked once its owner confirms, and names what it pays with', async () => {
  const { begun, id, answer } = await begin()
  expect(begun).toMatchObject({ status_code: '201', account_status: 'PENDING' })
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

test('a number with a leading 0 is refused by name', async () => {
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
  const asked = [core().getPaymentAccount('dummy'), stranger.getPaymentAccount(id), stranger.unlinkPaymentAccount(id)]

  for (const answer of await Promise.all(asked.map(refusal))) expect(answer).toMatchObject({ httpStatusCode: '404' })
})
