import { z } from 'zod'
import { named } from './named'
import type { Operation } from './operations'

const code = z
  .string()
  .regex(/^\d{7}$/)
  .meta({ description: 'HTTP status, service and case', example: '2004700' })
const moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/)
  .meta({ example: '2026-11-24T18:11:08+07:00' })
const money = z
  .object({ value: z.string().regex(/^\d+\.00$/), currency: z.literal('IDR') })
  .register(named, { id: 'BiSnapMoney' })
const answered = z.object({ responseCode: code, responseMessage: z.string() })

const refusal = answered
  .extend({ additionalInfo: z.object({ requestId: z.uuid() }) })
  .register(named, { id: 'BiSnapRefusal' })

const token = answered
  .extend({ accessToken: z.string(), tokenType: z.literal('Bearer'), expiresIn: z.string() })
  .register(named, { id: 'BiSnapToken' })

const wallet = answered
  .extend({ referenceNo: z.string(), partnerReferenceNo: z.string(), webRedirectUrl: z.url() })
  .register(named, { id: 'BiSnapWalletPayment' })

const qris = answered
  .extend({ referenceNo: z.string(), partnerReferenceNo: z.string(), qrContent: z.string(), qrUrl: z.url() })
  .register(named, { id: 'BiSnapQrisPayment' })

const number = {
  partnerServiceId: z.string().length(8),
  customerNo: z.string(),
  virtualAccountNo: z.string(),
}

const account = answered
  .extend({
    virtualAccountData: z.object({
      ...number,
      virtualAccountName: z.string(),
      trxId: z.string(),
      totalAmount: money,
      expiredDate: moment,
      additionalInfo: z.object({}),
    }),
  })
  .register(named, { id: 'BiSnapAccount' })

const latest = z
  .string()
  .regex(/^0[0-9]$/)
  .meta({
    description: '00 success, 03 pending, 04 refunded, 05 cancelled, 06 failed, 08 expired',
  })

const names = {
  originalPartnerReferenceNo: z.string(),
  originalReferenceNo: z.string(),
  originalExternalId: z.string(),
}

const refundHistory = z.array(
  z.object({
    refundNo: z.string(),
    partnerRefundNo: z.string(),
    refundAmount: money,
    refundStatus: latest,
    refundDate: moment,
    reason: z.string(),
  }),
)

const status = answered
  .extend({
    ...names,
    serviceCode: z.string(),
    latestTransactionStatus: latest,
    transactionStatusDesc: z.string(),
    paidTime: moment.optional(),
    amount: money.optional(),
    transAmount: money.optional(),
    additionalInfo: z.object({ refundHistory }),
  })
  .register(named, { id: 'BiSnapStatus' })

const accountStatus = answered
  .extend({
    virtualAccountData: z.object({
      ...number,
      inquiryRequestId: z.string(),
      trxId: z.string(),
      totalAmount: money,
      paidAmount: money.optional(),
      trxDateTime: moment.optional(),
      transactionDate: moment,
      paymentFlagStatus: latest,
      paymentFlagReason: z.object({ english: z.string(), indonesia: z.string() }),
    }),
    additionalInfo: z.object({ latestTransactionStatus: latest }),
  })
  .register(named, { id: 'BiSnapAccountStatus' })

const cancelled = answered
  .extend({ ...names, cancelTime: moment, transactionDate: moment })
  .register(named, { id: 'BiSnapCancelled' })

const accountDeleted = answered
  .extend({ virtualAccountData: z.object({ ...number, trxId: z.string(), additionalInfo: z.object({}) }) })
  .register(named, { id: 'BiSnapAccountDeleted' })

const refunded = answered
  .extend({ ...names, refundNo: z.string(), partnerRefundNo: z.string(), refundAmount: money, refundTime: moment })
  .register(named, { id: 'BiSnapRefunded' })

const sum = z.object({ value: z.string().meta({ example: '150000.00' }), currency: z.literal('IDR') })

const walletRequest = z
  .object({
    partnerReferenceNo: z.string().max(64),
    merchantId: z.string().optional(),
    validUpTo: z.string().optional(),
    payOptionDetails: z.array(z.object({ payMethod: z.string(), payOption: z.string().optional(), transAmount: sum })),
  })
  .register(named, { id: 'BiSnapWalletRequest' })

const qrisRequest = z
  .object({
    partnerReferenceNo: z.string().max(64),
    merchantId: z.string().optional(),
    amount: sum,
    validityPeriod: z.string().optional(),
  })
  .register(named, { id: 'BiSnapQrisRequest' })

const accountRequest = z
  .object({
    trxId: z.string().max(64),
    partnerServiceId: z.string().optional(),
    customerNo: z
      .string()
      .max(20)
      .optional()
      .meta({ description: 'Requested digits of the number, unless another order has them' }),
    virtualAccountNo: z.string().optional(),
    virtualAccountName: z.string().optional(),
    totalAmount: sum,
    expiredDate: z.string().optional(),
    additionalInfo: z.object({
      merchantId: z.string().optional(),
      bank: z.string(),
      flags: z.object({ shouldRandomizeVaNumber: z.boolean().optional() }).optional(),
    }),
  })
  .register(named, { id: 'BiSnapAccountRequest' })

const original = z
  .object({
    originalReferenceNo: z.string().optional(),
    originalPartnerReferenceNo: z.string().optional(),
    originalExternalId: z.string().optional(),
    merchantId: z.string().optional(),
  })
  .register(named, { id: 'BiSnapOriginal' })

const refundRequest = original
  .extend({ partnerRefundNo: z.string().optional(), refundAmount: sum.optional(), reason: z.string().optional() })
  .register(named, { id: 'BiSnapRefundRequest' })

const originalAccount = z
  .object({ partnerServiceId: z.string(), customerNo: z.string(), trxId: z.string().optional() })
  .register(named, { id: 'BiSnapOriginalAccount' })

const REFUSED = ['400', '401', '403', '404', '409', '413', '500']

const call = (
  path: string,
  summary: string,
  { body, success, key = 'snap' }: { body: z.ZodType; success: z.ZodType; key?: 'snap' | 'snapClient' },
): Operation => ({
  method: 'post',
  path: `/v1.0${path}`,
  summary,
  key,
  body,
  headers:
    key === 'snap'
      ? ['X-TIMESTAMP', 'X-SIGNATURE', 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID']
      : ['X-TIMESTAMP', 'X-SIGNATURE'],
  answers: Object.fromEntries([['200', [success]], ...REFUSED.map((status) => [status, [refusal]])]),
})

const tokenRequest = z
  .object({ grantType: z.literal('client_credentials') })
  .register(named, { id: 'BiSnapTokenRequest' })

/** The calls of Bank Indonesia's standard. */
export const biSnapOperations: Operation[] = [
  call('/access-token/b2b', 'Get an access token for 15 minutes', {
    body: tokenRequest,
    success: token,
    key: 'snapClient',
  }),
  call('/debit/payment-host-to-host', 'Charge an e-wallet', { body: walletRequest, success: wallet }),
  call('/debit/status', 'Get the status of an e-wallet charge', { body: original, success: status }),
  call('/debit/cancel', 'Cancel a pending e-wallet charge', { body: original, success: cancelled }),
  call('/debit/refund', 'Refund an e-wallet charge', { body: refundRequest, success: refunded }),
  call('/qr/qr-mpm-generate', 'Create a QRIS code', { body: qrisRequest, success: qris }),
  call('/qr/qr-mpm-query', 'Get the status of a QRIS code', { body: original, success: status }),
  call('/qr/qr-mpm-cancel', 'Cancel a pending QRIS code', { body: original, success: cancelled }),
  call('/qr/qr-mpm-refund', 'Refund a QRIS payment', { body: refundRequest, success: refunded }),
  call('/transfer-va/create-va', 'Create a virtual account', { body: accountRequest, success: account }),
  call('/transfer-va/status', 'Get the status of a virtual account', { body: originalAccount, success: accountStatus }),
  call('/transfer-va/delete-va', 'Delete an unpaid virtual account', {
    body: originalAccount,
    success: accountDeleted,
  }),
]
