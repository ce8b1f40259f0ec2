import { z } from 'zod'
import type { BiSnapCharge, BiSnapStep } from '@/db/schema'
import type { ChargeCalls } from '../gateway/gateway'
import { GatewayError } from '../gateway/gateway-error'
import { grossAmount, type TransactionStatus } from '../gateway/provider-status'
import { sendCharge } from './charge'
import { type BiSnapAnswer, type BiSnapConnection, caseOf, codeOf } from './connection'

const PATHS = {
  debit: { status: '/v1.0/debit/status', cancel: '/v1.0/debit/cancel', refund: '/v1.0/debit/refund' },
  qris: { status: '/v1.0/qr/qr-mpm-query', cancel: '/v1.0/qr/qr-mpm-cancel', refund: '/v1.0/qr/qr-mpm-refund' },
  va: { status: '/v1.0/transfer-va/status', cancel: '/v1.0/transfer-va/delete-va', refund: null },
} as const

/** The standard's status codes in Core's terms. An unknown one is still open. */
const STATUSES: Record<string, TransactionStatus> = {
  '00': 'settlement',
  '04': 'refund',
  '05': 'cancel',
  '06': 'deny',
  '08': 'expire',
  '09': 'deny',
}

export const statusOf = (code: string | undefined, refunded: boolean): TransactionStatus =>
  code === '00' && refunded ? 'partial_refund' : (STATUSES[code ?? ''] ?? 'pending')

const money = z.object({ value: grossAmount, currency: z.string() })
const instant = z.string().transform((text) => new Date(text))
const refunds = z
  .array(z.looseObject({ partnerRefundNo: z.string(), refundAmount: money, refundStatus: z.string() }))
  .default([])

const read = z
  .looseObject({
    latestTransactionStatus: z.string(),
    amount: money.optional(),
    transAmount: money.optional(),
    paidTime: instant.optional(),
    additionalInfo: z.looseObject({ refundHistory: refunds }).default({ refundHistory: [] }),
  })
  .transform(({ latestTransactionStatus: code, amount, transAmount, paidTime, additionalInfo }) => ({
    code,
    sum: amount ?? transAmount,
    paidAt: paidTime,
    history: additionalInfo.refundHistory,
  }))

const readAccount = z
  .looseObject({
    virtualAccountData: z.looseObject({
      paymentFlagStatus: z.string(),
      totalAmount: money,
      trxDateTime: instant.optional(),
    }),
  })
  .transform(({ virtualAccountData: { paymentFlagStatus: code, totalAmount: sum, trxDateTime: paidAt } }) => ({
    code,
    sum,
    paidAt,
    history: [],
  }))

/** A bill has its company's code beside its own; an account's number begins with it. */
function payCodeOf({ account }: BiSnapStep, method: string) {
  if (!account) return null

  return method === 'echannel' ? account.customerNo : `${account.partnerServiceId.trim()}${account.customerNo}`
}

export type FoundCharge = { providerOrderId: string; charge: BiSnapCharge }

/** Calls about one charge, in the terms of the gateway. */
export function ofBiSnapCharge(connection: BiSnapConnection, { providerOrderId, charge }: FoundCharge): ChargeCalls {
  const { service, method } = charge
  const paths = PATHS[service]

  /**
   * After a lost answer the charge is sent again, which tells its reference. Null: the partner
   * refuses it for good, so that it never existed.
   */
  async function findStep() {
    if (charge.step) return charge.step
    try {
      return await sendCharge(connection, charge)
    } catch (error) {
      if (error instanceof GatewayError && error.isRefusal && error.status !== 409) return null
      throw error
    }
  }
  const ask = async (path: string, step: BiSnapStep, more: object = {}) =>
    connection.call(path, JSON.stringify(Object.assign(namesOf(step), more)))

  return {
    async getStatus() {
      const step = await findStep()
      if (!step) return null
      const answer = await ask(paths.status, step)
      if (answer.status !== 200) throw refusalOf(answer)
      const parsed = (service === 'va' ? readAccount : read).safeParse(answer.body)
      if (!parsed.success || !parsed.data.sum) throw new GatewayError(null, 'the status has another form')
      const { code, sum, paidAt, history } = parsed.data
      const returned = history.map(({ partnerRefundNo, refundAmount, refundStatus }) => ({
        refundKey: partnerRefundNo,
        amount: refundAmount.value,
        confirmedByBank: refundStatus === '00',
      }))

      return {
        providerOrderId,
        transactionId: step.reference,
        status: statusOf(code, returned.length > 0),
        fraudStatus: null,
        amount: sum.value,
        currency: sum.currency,
        method,
        payCode: payCodeOf(step, method),
        billerCode: method === 'echannel' ? (step.account?.partnerServiceId.trim() ?? null) : null,
        installmentMonths: null,
        settledAt: paidAt ?? null,
        approved: false,
        refunds: returned,
        takenBack: returned.reduce((total, { amount }) => total + amount, 0),
      }
    },

    async cancel() {
      const step = await findStep()
      if (!step) return 'never_attempted'
      const answer = await ask(paths.cancel, step)
      if (answer.status === 200) return 'ended'
      if (answer.status === 404) return 'never_attempted'
      if (answer.status === 403) return 'refused'
      throw refusalOf(answer)
    },

    async refund({ refundKey, amount, reason }) {
      if (!paths.refund) return { kind: 'denied', why: 'the standard has no refund of a virtual account' }
      const step = await findStep()
      if (!step) return { kind: 'denied', why: 'the charge never existed' }
      const refundAmount = { value: `${amount}.00`, currency: 'IDR' }
      const answer = await ask(paths.refund, step, { partnerRefundNo: refundKey, refundAmount, reason })
      if (answer.status === 200) return { kind: 'accepted' }
      if (answer.status === 409 && caseOf(answer) === '01') return { kind: 'known' }
      const error = refusalOf(answer)
      if (error.isRefusal) return { kind: 'denied', why: error.answer }
      throw error
    },
  }
}

const namesOf = ({ reference, account }: BiSnapStep): Record<string, unknown> =>
  account
    ? { partnerServiceId: account.partnerServiceId, customerNo: account.customerNo }
    : { originalReferenceNo: reference }

const refusalOf = ({ status, body }: BiSnapAnswer) =>
  new GatewayError(status, `${codeOf(body)} ${String(body.responseMessage ?? '')}`.trim())
