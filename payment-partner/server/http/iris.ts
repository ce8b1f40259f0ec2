import { type Declaration, endpoint } from '@jembatan/http/endpoints'
import { everyPayoutBank, PAYOUT_BANKS } from '../payout/banks'
import { createBeneficiary, listBeneficiaries, updateBeneficiary } from '../payout/beneficiaries'
import { createPayouts } from '../payout/create-payouts'
import { approvePayouts, rejectPayouts } from '../payout/decide-payouts'
import {
  describeBalance,
  describeBankAccounts,
  describeBankBalance,
  describeChannels,
} from '../payout/describe-account'
import { describePayout } from '../payout/describe-payout'
import { getPayout } from '../payout/get-payout'
import { listStatements } from '../payout/list-statements'
import { parseApproval, parseBeneficiary, parsePayouts, parseRejection } from '../payout/parse-payouts'
import { validateAccount } from '../payout/validate-account'
import { irisChange, irisNowhere, irisRoute } from './iris-route'
import { MERCHANT_CALLS, MERCHANT_READS } from './merchant-endpoint'

const ok = (body: object) => ({ status: 200, body })
const accepted = { status: 202, body: { status: 'ok' } }

const addBeneficiary = irisChange('beneficiary created', 'creator', async (db, { merchant, text }) => {
  await createBeneficiary(db, { merchantId: merchant.id, beneficiary: parseBeneficiary(text, 'creating') })

  return { status: 201, body: { status: 'created' } }
})

const changeBeneficiary = irisChange('beneficiary updated', 'creator', async (db, { merchant, id, text }) => {
  const beneficiary = parseBeneficiary(text, 'updating')
  await updateBeneficiary(db, { merchantId: merchant.id, alias: id, beneficiary })

  return ok({ status: 'updated' })
})

const beneficiaries = irisRoute('beneficiaries', async (db, { merchant }) =>
  ok(await listBeneficiaries(db, { merchantId: merchant.id })),
)

const create = irisChange('payouts created', 'creator', async (db, { merchant, text, now }) => {
  const requested = parsePayouts(text)
  const payouts = await createPayouts(db, { merchantId: merchant.id, payouts: requested, createdBy: 'creator', now })
  const created = payouts.map(({ status, referenceNo }) => ({ status, reference_no: referenceNo }))

  return { status: 201, body: { payouts: created } }
})

const approve = irisChange('payouts approved', 'approver', async (db, { merchant, text, now }) => {
  const { reference_nos: referenceNos, otp } = parseApproval(text)
  await approvePayouts(db, { merchantId: merchant.id, referenceNos, otp, decidedBy: 'approver', now })

  return accepted
})

const reject = irisChange('payouts rejected', 'approver', async (db, { merchant, text, now }) => {
  const { reference_nos: referenceNos, reject_reason: reason } = parseRejection(text)
  await rejectPayouts(db, { merchantId: merchant.id, referenceNos, reason, decidedBy: 'approver', now })

  return accepted
})

const details = irisRoute('payout details', async (db, { merchant, id }) =>
  ok(describePayout(await getPayout(db, { merchantId: merchant.id, referenceNo: id }))),
)

const statements = irisRoute('statements', async (db, { merchant, query, now }) => {
  const span = { fromDate: query.get('from_date'), toDate: query.get('to_date') }

  return ok(await listStatements(db, { merchantId: merchant.id, ...span, now }))
})

const balance = irisRoute('balance', async (db, { merchant, now }) =>
  ok(await describeBalance(db, { merchantId: merchant.id, now })),
)

const bankBalance = irisRoute('bank account balance', async (db, { merchant, id, now }) =>
  ok(await describeBankBalance(db, { merchantId: merchant.id, id, now })),
)

const bankAccounts = irisRoute('bank accounts', async (db, { merchant }) =>
  ok(await describeBankAccounts(db, merchant)),
)
const channels = irisRoute('top-up channels', async (_db, { merchant }) => ok(describeChannels(merchant.id)))

const banks = irisRoute('beneficiary banks', async () =>
  ok({ beneficiary_banks: everyPayoutBank.map((code) => ({ code, name: PAYOUT_BANKS[code].name })) }),
)

const validation = irisRoute('account validation', async (_db, { query }) =>
  ok(validateAccount({ bank: query.get('bank') ?? '', account: query.get('account') ?? '' })),
)

const ANYBODY: Declaration = { who: 'anybody', changes: false }
const NOWHERE: Declaration = { ...MERCHANT_READS, who: 'anybody', refusal: undefined }
const BASE = '/iris/api/v1'

/** Payouts: https://docs.midtrans.com/reference/payout-api-overview */
export const iris = [
  endpoint('GET', `${BASE}/ping`, ANYBODY, () => new Response('pong')),
  endpoint('GET', `${BASE}/beneficiaries`, MERCHANT_READS, beneficiaries),
  endpoint('POST', `${BASE}/beneficiaries`, MERCHANT_CALLS, addBeneficiary),
  endpoint('PATCH', `${BASE}/beneficiaries/[alias]`, MERCHANT_CALLS, changeBeneficiary),
  endpoint('POST', `${BASE}/payouts`, MERCHANT_CALLS, create),
  endpoint('POST', `${BASE}/payouts/approve`, MERCHANT_CALLS, approve),
  endpoint('POST', `${BASE}/payouts/reject`, MERCHANT_CALLS, reject),
  endpoint('GET', `${BASE}/payouts/[reference]`, MERCHANT_READS, details),
  endpoint('GET', `${BASE}/statements`, MERCHANT_READS, statements),
  endpoint('GET', `${BASE}/balance`, MERCHANT_READS, balance),
  endpoint('GET', `${BASE}/bank_accounts`, MERCHANT_READS, bankAccounts),
  endpoint('GET', `${BASE}/bank_accounts/[id]/balance`, MERCHANT_READS, bankBalance),
  endpoint('GET', `${BASE}/beneficiary_banks`, MERCHANT_READS, banks),
  endpoint('GET', `${BASE}/account_validation`, MERCHANT_READS, validation),
  endpoint('GET', `${BASE}/channels`, MERCHANT_READS, channels),
  endpoint(['DELETE', 'GET', 'PATCH', 'POST', 'PUT'], '/iris/[...nowhere]', NOWHERE, irisNowhere),
]
