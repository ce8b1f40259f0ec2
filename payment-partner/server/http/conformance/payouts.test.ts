import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { ledgerEntries, merchants, payoutAccounts } from '@/db/schema'
import { TEST_PAYOUT_KEYS } from '@/db/test-merchant'
import { openConformance, refusal } from '@/server/http/testing/open-conformance'
import { finishPayout, processPayout } from '@/server/payout/process-payout'
import { topUp } from '@/server/payout/top-up'
import { deliverDue } from '@/server/testing/deliver-due'
import { openReceiver } from '@/server/testing/open-receiver'

const gateway = openConformance()
const { iris } = gateway
const approver = () => iris({ serverKey: TEST_PAYOUT_KEYS.approverKey })

const OTP = '335163'
const payout = (more: object = {}) => ({
  beneficiary_name: 'Budi Susantoo',
  beneficiary_account: '0011223344',
  beneficiary_bank: 'bca',
  beneficiary_email: 'budi.susantoo@example.com',
  amount: '10233',
  notes: 'Gaji November',
  ...more,
})

const addMoney = (amount: number) =>
  topUp(gateway.world.db, { merchantId: gateway.world.merchant.id, amount, now: new Date() })

async function create(more: object = {}) {
  const { payouts } = await iris().createPayouts({ payouts: [payout(more)] })
  const [{ reference_no }] = payouts as [{ reference_no: string }]

  return reference_no
}

const approve = (...reference_nos: string[]) => approver().approvePayouts({ reference_nos, otp: OTP })

/** The worker's tasks, once each. */
async function passBank(referenceNo: string) {
  const now = new Date()
  await processPayout(gateway.world.db, { referenceNo, now })
  await finishPayout(gateway.world.db, { referenceNo, now })
}

beforeEach(async () => {
  const { db } = gateway.world
  await db.update(payoutAccounts).set({ balance: 0, notificationUrl: null, facilitator: true })
  await db.delete(ledgerEntries)
})

test('a payout is queued by the creator, approved by the approver, and completed by the bank', async () => {
  await addMoney(50_000)

  const reference = await create()
  expect(await iris().getPayoutDetails(reference)).toMatchObject({
    status: 'queued',
    amount: '10233.00',
    notes: 'Gaji November',
  })
  expect(await iris().getBalance()).toEqual({ balance: '50000.00' })

  expect(await approve(reference)).toEqual({ status: 'ok' })
  expect(await iris().getBalance()).toEqual({ balance: '39767.00' })
  await passBank(reference)
  expect(await iris().getPayoutDetails(reference)).toMatchObject({
    status: 'completed',
    bank: 'Bank Central Asia ( BCA )',
  })
})

test('a bank that does not know the account sends the money back to the balance', async () => {
  await addMoney(50_000)
  const reference = await create({ beneficiary_account: '999999999999' })

  await approve(reference)
  await passBank(reference)

  expect(await iris().getPayoutDetails(reference)).toMatchObject({ status: 'failed' })
  expect(await iris().getBalance()).toEqual({ balance: '50000.00' })
  expect((await iris().getTransactionHistory()).map(({ type, amount, status }) => [type, amount, status])).toEqual([
    ['Top up', '50000.0', 'credit'],
    ['Payout', '10233.0', 'debit'],
    ['Refund', '10233.0', 'credit'],
  ])
})

test('a payout never takes more than the balance, and of several payouts all or none is approved', async () => {
  await addMoney(20_000)
  const [one, other] = [await create(), await create()]

  expect(await refusal(approve(one, other))).toMatchObject({
    httpStatusCode: 400,
    ApiResponse: {
      error_message: 'An error occurred when approving payouts',
      errors: ['Merchant balance is not enough'],
    },
  })

  expect(await iris().getPayoutDetails(one)).toMatchObject({ status: 'queued' })
  expect(await iris().getBalance()).toEqual({ balance: '20000.00' })
})

test('twenty approvals at once of payouts for the whole balance approve one', async () => {
  await addMoney(10_233)
  const references = []
  for (let payouts = 0; payouts < 20; payouts += 1) references.push(await create())

  const answers = await Promise.allSettled(references.map((reference) => approve(reference)))

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await iris().getBalance()).toEqual({ balance: '0.00' })
})

test('a decided payout, a wrong password and a rejection without a reason are refused', async () => {
  const reference = await create()

  expect(await refusal(approver().approvePayouts({ reference_nos: [reference], otp: '000000' }))).toMatchObject({
    ApiResponse: { errors: ['OTP is invalid'] },
  })
  expect(await refusal(approver().rejectPayouts({ reference_nos: [reference] }))).toMatchObject({
    ApiResponse: { errors: ['Reject reason is required'] },
  })
  expect(await approver().rejectPayouts({ reference_nos: [reference], reject_reason: 'salah' })).toEqual({
    status: 'ok',
  })
  expect(await refusal(approve(reference))).toMatchObject({
    ApiResponse: { errors: [`Payout ${reference} is already rejected`] },
  })
})

test('the creator may not approve or reject, and the approver may not create', async () => {
  const reference = await create()
  const unauthorized = { httpStatusCode: 401, ApiResponse: { errors: [expect.stringContaining('not authorized')] } }

  expect(await refusal(iris().approvePayouts({ reference_nos: [reference], otp: OTP }))).toMatchObject(unauthorized)
  expect(await refusal(iris().rejectPayouts({ reference_nos: [reference], reject_reason: 'x' }))).toMatchObject(
    unauthorized,
  )
  expect(await refusal(approver().createPayouts({ payouts: [payout()] }))).toMatchObject(unauthorized)
  expect(await refusal(approver().createBeneficiaries({}))).toMatchObject(unauthorized)
  expect(await refusal(iris({ serverKey: 'IRIS-unknown' }).getBalance())).toMatchObject({
    httpStatusCode: 401,
    ApiResponse: { error_message: 'HTTP Basic: Access denied.' },
  })
})

test.each([
  ['10000.50', 'Amount must be an integer'],
  ['-1', 'Amount must be greater than 0'],
  ['0', 'Amount must be greater than 0'],
  ['1e9', 'Amount is not a number'],
  ['', 'Amount is required'],
  ['9007199254740993', 'Amount is too large'],
  ['1000000001', 'Amount is too large'],
])('an amount of %j is refused: %s', async (amount, fault) => {
  expect(await refusal(iris().createPayouts({ payouts: [payout(), payout({ amount })] }))).toMatchObject({
    httpStatusCode: 400,
    ApiResponse: { error_message: 'An error occurred when creating payouts', errors: { 1: [fault] } },
  })
})

test.each([
  [{ beneficiary_bank: 'nowhere' }, 'Bank is not included in the list'],
  [{ beneficiary_account: '12' }, 'Account must be 6 to 20 digits'],
  [{ beneficiary_bank: 'gopay' }, 'Account must be a telephone number'],
  [{ beneficiary_name: ' ' }, 'Name is required'],
  [{ beneficiary_email: 'nobody' }, 'Email is invalid'],
  [{ notes: 'a'.repeat(101) }, 'Notes is too long (maximum is 100 characters)'],
])('a payout with %j is refused: %s', async (part, fault) => {
  expect(await refusal(iris().createPayouts({ payouts: [payout(part)] }))).toMatchObject({
    ApiResponse: { errors: { 0: expect.arrayContaining([fault]) } },
  })
})

test('an idempotency key gives the same payout for the same request, and refuses another', async () => {
  const headers = { 'X-Idempotency-Key': 'one-and-the-same' }
  const wish = { payouts: [payout()] }

  const answers = await Promise.all(Array.from({ length: 5 }, () => iris({ headers }).createPayouts(wish)))

  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(await refusal(iris({ headers }).createPayouts({ payouts: [payout({ amount: '1' })] }))).toMatchObject({
    httpStatusCode: 400,
    ApiResponse: { error_message: 'idempotency-key is not unique', errors: 'idempotency-key is not unique' },
  })
  expect(await refusal(iris({ headers: { 'X-Idempotency-Key': 'x'.repeat(101) } }).createPayouts(wish))).toMatchObject({
    httpStatusCode: 400,
  })
})

test('a beneficiary is saved, changed and listed; its alias and its account are unique', async () => {
  const beneficiary = { name: 'Budi', account: '0611101146', bank: 'bca', alias_name: 'budi', email: 'b@example.com' }

  expect(await iris().createBeneficiaries(beneficiary)).toEqual({ status: 'created' })
  expect(await refusal(iris().createBeneficiaries(beneficiary))).toMatchObject({
    ApiResponse: {
      error_message: 'An error occurred when creating beneficiary',
      errors: ['Alias name has already been taken'],
    },
  })
  expect(await refusal(iris().createBeneficiaries({ ...beneficiary, alias_name: 'other' }))).toMatchObject({
    ApiResponse: { errors: ['Account has already been taken'] },
  })
  expect(await iris().updateBeneficiaries('budi', { ...beneficiary, alias_name: 'budi2' })).toEqual({
    status: 'updated',
  })
  expect(await iris().getBeneficiaries()).toEqual([{ ...beneficiary, alias_name: 'budi2' }])
  expect(await refusal(iris().updateBeneficiaries('budi', beneficiary))).toMatchObject({ httpStatusCode: 404 })
})

test('another merchant finds no payout, beneficiary or bank account of this one', async () => {
  const { db } = gateway.world
  const id = 'G000000009'
  await db
    .insert(merchants)
    .values({ id, name: 'Toko', serverKey: 's9', clientKey: 'c9', finishUrl: 'http://other.test' })
  await db.insert(payoutAccounts).values({
    merchantId: id,
    creatorKey: 'IRIS-c9',
    approverKey: 'IRIS-a9',
    merchantKey: 'IRIS-m9',
    facilitator: true,
  })
  const stranger = iris({ serverKey: 'IRIS-c9' })
  const reference = await create()
  const [account] = await iris().getFacilitatorBankAccounts()

  const answers = await Promise.all(
    [
      stranger.getPayoutDetails(reference),
      iris({ serverKey: 'IRIS-a9' }).approvePayouts({ reference_nos: [reference], otp: OTP }),
      iris({ serverKey: 'IRIS-a9' }).rejectPayouts({ reference_nos: [reference], reject_reason: 'x' }),
      stranger.getFacilitatorBalance(String(account?.bank_account_id)),
      stranger.createPayouts({ payouts: [payout({ bank_account_id: account?.bank_account_id })] }),
    ].map(refusal),
  )

  for (const answer of answers) expect(answer).toMatchObject({ httpStatusCode: 404 })
  expect(await stranger.getBeneficiaries()).toEqual([])
  expect(await iris().getPayoutDetails(reference)).toMatchObject({ status: 'queued' })
})

test('a notification is signed over its exact body, and sent once for each state', async () => {
  const shop = await openReceiver()
  onTestFinished(shop.close)
  const { db, merchant } = gateway.world
  await db
    .update(payoutAccounts)
    .set({ notificationUrl: `${shop.origin}/payouts` })
    .where(eq(payoutAccounts.merchantId, merchant.id))
  await addMoney(50_000)
  const reference = await create({ beneficiary_account: '999999999999' })
  await approve(reference)
  await passBank(reference)

  await deliverDue(db, shop.delivery)

  const messages = shop.received.map(({ body }) => JSON.parse(body))
  expect(messages.map(({ status }) => status)).toEqual(['topup', 'approved', 'processed', 'failed'])
  expect(messages.at(-1)).toEqual({
    reference_no: reference,
    amount: '10233.00',
    status: 'failed',
    updated_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    error_code: '002',
    error_message: 'Invalid destination account number',
  })
  for (const { body, signature } of shop.received)
    expect(signature).toBe(createHash('sha512').update(`${body}${TEST_PAYOUT_KEYS.merchantKey}`).digest('hex'))
})

test('a merchant that is no facilitator has no bank accounts', async () => {
  await gateway.world.db.update(payoutAccounts).set({ facilitator: false })

  const calls = [iris().getFacilitatorBankAccounts(), iris().getFacilitatorBalance('kasir_G000000001')]
  for (const answer of await Promise.all(calls.map(refusal)))
    expect(answer).toMatchObject({
      httpStatusCode: 401,
      ApiResponse: { error_message: expect.stringContaining('not authorized') },
    })
})

test('banks, channels and accounts are listed, and an account is validated', async () => {
  expect(await iris().ping()).toBe('pong')
  expect(await iris().getBeneficiaryBanks()).toMatchObject({
    beneficiary_banks: expect.arrayContaining([{ code: 'gopay', name: 'GoPay' }]),
  })
  expect(await iris().getTopupChannels()).toHaveLength(3)
  const [account] = await iris().getFacilitatorBankAccounts()
  expect(await iris().getFacilitatorBalance(String(account?.bank_account_id))).toEqual({ balance: '0.00' })
  expect(await iris().validateBankAccount({ bank: 'mandiri', account: '1111222233333' })).toEqual({
    account_name: 'Mandiri Simulator A',
    account_no: '1111222233333',
    bank_name: 'mandiri',
  })
  expect(await refusal(iris().validateBankAccount({ bank: 'mandiri', account: '1' }))).toMatchObject({
    ApiResponse: { errors: { account: ['Account does not exist'] } },
  })
})
