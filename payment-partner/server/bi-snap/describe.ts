import type { BiSnapCharge } from '@/db/schema'
import type { Refund } from '../payment/describe-refunds'
import type { NewTransaction } from '../payment/payment'
import type { Status } from '../payment/state-table'
import { formatMoney } from './read-fields'
import { formatTimestamp } from './timestamp'
import { vaNumberOf } from './va-number'

type Latest = { code: string; text: string }

const SUCCESS: Latest = { code: '00', text: 'SUCCESS' }
const REFUNDED: Latest = { code: '04', text: 'REFUNDED' }
const FAILED: Latest = { code: '06', text: 'FAILED' }

/** The standard's status of a transaction. A partial refund leaves it successful. */
export const LATEST: Record<Status, Latest> = {
  pending: { code: '03', text: 'PENDING' },
  authorize: { code: '03', text: 'PENDING' },
  capture: SUCCESS,
  settlement: SUCCESS,
  partial_refund: SUCCESS,
  refund: REFUNDED,
  cancel: { code: '05', text: 'CANCELLED' },
  deny: FAILED,
  failure: FAILED,
  expire: { code: '08', text: 'EXPIRED' },
  partial_chargeback: SUCCESS,
  chargeback: REFUNDED,
}

/** The service code of a charge, which a status repeats. */
const CHARGED_BY: Record<BiSnapCharge['service'], string> = { debit: '54', qris: '47', va: '27' }

type Described = { transaction: NewTransaction; charge: BiSnapCharge; refunds: Refund[] }

/** The answer to a charge by virtual account. */
export const describeAccount = (transaction: NewTransaction, accountName: string) => ({
  virtualAccountData: {
    ...vaNumberOf(transaction),
    virtualAccountName: accountName,
    trxId: transaction.orderId,
    totalAmount: formatMoney(transaction.grossAmount),
    expiredDate: formatTimestamp(transaction.expiresAt),
    additionalInfo: {},
  },
})

/** The status of a charge by QRIS or a wallet. */
export function describeStatus({ transaction, charge, refunds }: Described) {
  const { code, text } = LATEST[transaction.status]
  const { settledAt, grossAmount } = transaction

  return {
    ...namesOf(transaction, charge),
    serviceCode: CHARGED_BY[charge.service],
    latestTransactionStatus: code,
    transactionStatusDesc: text,
    ...(settledAt && { paidTime: formatTimestamp(settledAt) }),
    [charge.service === 'qris' ? 'amount' : 'transAmount']: formatMoney(grossAmount),
    additionalInfo: { refundHistory: describeRefundHistory(refunds) },
  }
}

/** The status of a virtual account. */
export function describeAccountStatus({ transaction }: Described) {
  const { code, text } = LATEST[transaction.status]
  const { orderId, settledAt, grossAmount, transactionTime } = transaction

  return {
    virtualAccountData: {
      ...vaNumberOf(transaction),
      inquiryRequestId: orderId,
      trxId: orderId,
      totalAmount: formatMoney(grossAmount),
      ...(settledAt && { paidAmount: formatMoney(grossAmount), trxDateTime: formatTimestamp(settledAt) }),
      transactionDate: formatTimestamp(transactionTime),
      paymentFlagStatus: code,
      paymentFlagReason: { english: text, indonesia: FLAGS[code] ?? text },
    },
    additionalInfo: { latestTransactionStatus: code },
  }
}

const FLAGS: Record<string, string> = {
  '00': 'BERHASIL',
  '03': 'MENUNGGU',
  '05': 'DIBATALKAN',
  '06': 'GAGAL',
  '08': 'KEDALUWARSA',
}

export const namesOf = ({ orderId }: Pick<NewTransaction, 'orderId'>, charge: BiSnapCharge) => ({
  originalPartnerReferenceNo: orderId,
  originalReferenceNo: charge.referenceNo,
  originalExternalId: charge.externalId,
})

export const describeRefundHistory = (refunds: Refund[]) =>
  refunds.map(({ id, refundKey, amount, requestedAt, reason, bankConfirmedAt }) => ({
    refundNo: String(id),
    partnerRefundNo: refundKey,
    refundAmount: formatMoney(amount),
    refundStatus: bankConfirmedAt ? '00' : '03',
    refundDate: formatTimestamp(requestedAt),
    reason: reason ?? '',
  }))
