import { endpoint } from '@jembatan/http/endpoints'
import type { BiSnapCharge } from '@/db/schema'
import type { Service } from '../bi-snap/answer'
import { describeAccount, describeAccountStatus, describeStatus } from '../bi-snap/describe'
import { readFields } from '../bi-snap/read-fields'
import { vaNumberOf } from '../bi-snap/va-number'
import { cancelOverBiSnap, refundOverBiSnap } from '../bi-snap-charge/change'
import { chargeOverBiSnap } from '../bi-snap-charge/charge'
import { describePaymentStep } from '../bi-snap-charge/describe-step'
import { findOriginal } from '../bi-snap-charge/find-original'
import { type BiSnapChargeRequest, parseAccount, parseDebit, parseQris } from '../bi-snap-charge/parse-charge'
import { getEnvironment } from '../environment'
import { type BiSnapCall, biSnapRoute, tokenRoute } from './bi-snap-route'
import { MERCHANT_CALLS } from './merchant-endpoint'

type Kind = BiSnapCharge['service']

async function charge(call: BiSnapCall, service: Kind, request: BiSnapChargeRequest) {
  const { db, merchant, externalId, notificationUrl, now } = call

  return chargeOverBiSnap(db, { merchant, request, service, externalId, notificationUrl, now })
}

async function payByStep(call: BiSnapCall, service: 'debit' | 'qris', request: BiSnapChargeRequest) {
  const { merchant } = call
  const transaction = await charge(call, service, request)
  if (!transaction.biSnap) throw new Error(`Transaction ${transaction.id} lost its reference.`)
  const payment = { transaction, merchant, page: null, refunds: [] }

  return describePaymentStep(payment, transaction.biSnap, getEnvironment().KASIR_ORIGIN)
}

const parsing = ({ text, merchant, now }: BiSnapCall) => ({ text, merchantId: merchant.id, now })

const original = async (call: BiSnapCall, service: Kind) => {
  const fields = readFields(call.text)

  return { fields, payment: await findOriginal(call.db, { merchantId: call.merchant.id, service, fields }) }
}

const status = (service: Kind) => async (call: BiSnapCall) => {
  const { payment } = await original(call, service)

  return service === 'va' ? describeAccountStatus(payment) : describeStatus(payment)
}

const cancel = (service: Kind) => async (call: BiSnapCall) => {
  const { payment } = await original(call, service)
  const cancelled = await cancelOverBiSnap(call.db, { payment, now: call.now })
  if (service !== 'va') return cancelled
  const { transaction } = payment

  return { virtualAccountData: { ...vaNumberOf(transaction), trxId: transaction.orderId, additionalInfo: {} } }
}

const refund = (service: Kind) => async (call: BiSnapCall) => {
  const { fields, payment } = await original(call, service)

  return refundOverBiSnap(call.db, { payment, fields, now: call.now })
}

const createAccount = async (call: BiSnapCall) => {
  const request = parseAccount(parsing(call))

  return describeAccount(await charge(call, 'va', request), request.accountName)
}

const payByWallet = (call: BiSnapCall) => payByStep(call, 'debit', parseDebit(parsing(call)))
const payByQris = (call: BiSnapCall) => payByStep(call, 'qris', parseQris(parsing(call)))

/** The path is part of what a call signs. */
const call = (path: `/v1.0/${string}`, service: Service, verb: (call: BiSnapCall) => Promise<object>) =>
  endpoint('POST', path, MERCHANT_CALLS, biSnapRoute(service, path, verb))

/** BI-SNAP: https://docs.midtrans.com/reference/core-api-snap-open-api-overview */
export const biSnap = [
  endpoint('POST', '/v1.0/access-token/b2b', MERCHANT_CALLS, tokenRoute),
  call('/v1.0/debit/payment-host-to-host', 'debit payment', payByWallet),
  call('/v1.0/debit/status', 'debit status', status('debit')),
  call('/v1.0/debit/cancel', 'debit cancel', cancel('debit')),
  call('/v1.0/debit/refund', 'debit refund', refund('debit')),
  call('/v1.0/qr/qr-mpm-generate', 'qris payment', payByQris),
  call('/v1.0/qr/qr-mpm-query', 'qris status', status('qris')),
  call('/v1.0/qr/qr-mpm-cancel', 'qris cancel', cancel('qris')),
  call('/v1.0/qr/qr-mpm-refund', 'qris refund', refund('qris')),
  call('/v1.0/transfer-va/create-va', 'va payment', createAccount),
  call('/v1.0/transfer-va/status', 'va status', status('va')),
  call('/v1.0/transfer-va/delete-va', 'va cancel', cancel('va')),
]
