import { DomainError } from '@jembatan/platform/errors'
import { findInputFault } from '@jembatan/platform/text'
import { z } from 'zod'
import { statusOf } from '../bi-snap/charge-calls'

const short = z.string().min(1).max(100)

const notification = z.looseObject({
  order_id: short,
  status_code: short,
  gross_amount: short,
  signature_key: z.string().max(256),
  transaction_id: short,
  transaction_status: short,
  payment_type: short.optional(),
  refunds: z
    .array(
      z.looseObject({ refund_key: z.string().max(100).optional(), bank_confirmed_at: z.string().max(40).optional() }),
    )
    .max(100)
    .optional(),
})

export type Notification = z.infer<typeof notification>

const money = z.looseObject({ value: short, currency: z.literal('IDR') })

/** A notification of BI-SNAP about QRIS or a wallet, in Core's terms. Its signature is a header. */
const ofCharge = z
  .looseObject({
    originalPartnerReferenceNo: short,
    originalReferenceNo: short,
    latestTransactionStatus: short,
    amount: money,
    additionalInfo: z
      .looseObject({
        refundHistory: z
          .array(z.looseObject({ partnerRefundNo: z.string().max(100), refundStatus: z.string().max(40) }))
          .max(100)
          .default([]),
      })
      .default({ refundHistory: [] }),
  })
  .transform(
    (sent): Notification => ({
      order_id: sent.originalPartnerReferenceNo,
      transaction_id: sent.originalReferenceNo,
      transaction_status: statusOf(sent.latestTransactionStatus, sent.additionalInfo.refundHistory.length > 0),
      status_code: sent.latestTransactionStatus,
      gross_amount: sent.amount.value,
      signature_key: '',
      refunds: sent.additionalInfo.refundHistory.map(({ partnerRefundNo, refundStatus }) => ({
        refund_key: partnerRefundNo,
        ...(refundStatus === '00' && { bank_confirmed_at: refundStatus }),
      })),
    }),
  )

/** The same about a virtual account. */
const ofAccount = z
  .looseObject({
    trxId: short,
    partnerServiceId: short,
    customerNo: short,
    paidAmount: money,
    additionalInfo: z.looseObject({ paymentFlagStatus: short }),
  })
  .transform(
    ({ trxId, partnerServiceId, customerNo, paidAmount, additionalInfo: { paymentFlagStatus } }): Notification => ({
      order_id: trxId,
      transaction_id: `${partnerServiceId.trim()}${customerNo}`,
      transaction_status: statusOf(paymentFlagStatus, false),
      status_code: paymentFlagStatus,
      gross_amount: paidAmount.value,
      signature_key: '',
    }),
  )

const anyNotification = z.union([notification, ofCharge, ofAccount])

/** @throws {DomainError} `notification_malformed` when it is not one. */
export function readNotification(rawBody: string): Notification {
  try {
    const body: unknown = JSON.parse(rawBody)
    const fault = findInputFault(body)
    if (fault) throw new Error(`${fault.field}: ${fault.code}`)

    return anyNotification.parse(body)
  } catch (cause) {
    throw new DomainError('invalid', 'notification_malformed', 'this is no notification', {}, { cause })
  }
}

/** The gateway sends no event id, so its event, subject and confirmation form the key. */
export const dedupeKey = ({ transaction_id, transaction_status, status_code, refunds = [] }: Notification) =>
  [
    transaction_id,
    transaction_status,
    status_code,
    refunds.map(({ refund_key }) => refund_key ?? '').join(','),
    refunds.map(({ bank_confirmed_at }) => bank_confirmed_at ?? '').join(','),
  ].join('|')
