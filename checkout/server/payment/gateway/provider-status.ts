import { z } from 'zod'

const TRANSACTION_STATUSES = [
  'pending',
  'authorize',
  'capture',
  'settlement',
  'deny',
  'cancel',
  'expire',
  'failure',
  'refund',
  'partial_refund',
  'chargeback',
  'partial_chargeback',
] as const

export type TransactionStatus = (typeof TRANSACTION_STATUSES)[number]

/** The gateway's status of one of our attempts. */
export type ProviderStatus = {
  providerOrderId: string
  transactionId: string
  status: TransactionStatus
  fraudStatus: string | null
  /** Rupiah. */
  amount: number
  currency: string
  method: string
  /** The number that the buyer pays to, where the method has one. */
  payCode: string | null
  billerCode: string | null
  /** The months in which the buyer pays the card's bank; null for a payment at once. */
  installmentMonths: number | null
  /** When the money settled; it stays set when a bank reverses the payment. */
  settledAt: Date | null
  /** The card's bank approved it; also true for a payment cancelled since. */
  approved: boolean
  refunds: ProviderRefund[]
  /** Rupiah that left again by refund or chargeback. */
  takenBack: number
}

/** For a refund made at the gateway without a key, `refundKey` is the gateway's own number. */
export type ProviderRefund = { refundKey: string; amount: number; confirmedByBank: boolean }

/** `"150000.00"`; fractions of a rupiah do not exist. */
export const grossAmount = z
  .string()
  .regex(/^\d{1,12}(\.00)?$/)
  .transform((text) => Number.parseInt(text, 10))

const refund = z
  .looseObject({
    refund_key: z.string().nullish(),
    refund_chargeback_id: z.union([z.string(), z.number()]).nullish(),
    refund_amount: grossAmount,
    bank_confirmed_at: z.string().nullish(),
  })
  .transform(({ refund_key, refund_chargeback_id, refund_amount, bank_confirmed_at }) => ({
    refundKey: refund_key ?? `unnamed-${refund_chargeback_id ?? 'refund'}`,
    amount: refund_amount,
    confirmedByBank: Boolean(bank_confirmed_at),
  }))

/** `2026-11-24 18:11:08`, in the gateway's own zone. */
export const gatewayTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
  .transform((text) => new Date(`${text.replace(' ', 'T')}+07:00`))

const answer = z.looseObject({
  order_id: z.string(),
  transaction_id: z.string(),
  transaction_status: z.enum(TRANSACTION_STATUSES),
  fraud_status: z.string().optional(),
  gross_amount: grossAmount,
  currency: z.string().default('IDR'),
  payment_type: z.string(),
  va_numbers: z.array(z.looseObject({ bank: z.string(), va_number: z.string().optional() })).optional(),
  permata_va_number: z.string().optional(),
  bill_key: z.string().optional(),
  biller_code: z.string().optional(),
  payment_code: z.string().optional(),
  store: z.string().optional(),
  settlement_time: gatewayTime.optional(),
  approval_code: z.string().optional(),
  installment_term: z.coerce.number().int().positive().nullable().catch(null),
  refund_amount: grossAmount.optional(),
  refunds: z.array(refund).default([]),
})

/** New fields appear without notice, so only the fields in use are parsed. */
export function readProviderStatus(body: unknown): ProviderStatus {
  const parsed = answer.parse(body)

  return {
    providerOrderId: parsed.order_id,
    transactionId: parsed.transaction_id,
    status: parsed.transaction_status,
    fraudStatus: parsed.fraud_status ?? null,
    amount: parsed.gross_amount,
    currency: parsed.currency,
    method: nameMethod(parsed),
    payCode: findPayCode(parsed),
    billerCode: parsed.biller_code ?? null,
    installmentMonths: parsed.installment_term,
    settledAt: parsed.settlement_time ?? null,
    approved: Boolean(parsed.approval_code),
    refunds: parsed.refunds,
    takenBack: parsed.refund_amount ?? 0,
  }
}

/** The name the buyer chose it by: a bank's virtual account, a counter, or the type itself. */
function nameMethod({ payment_type, va_numbers, permata_va_number, store }: z.infer<typeof answer>) {
  if (permata_va_number) return 'permata_va'
  const [account] = va_numbers ?? []
  if (payment_type === 'bank_transfer' && account) return `${account.bank}_va`
  if (payment_type === 'cstore' && store) return store

  return payment_type
}

const findPayCode = ({ permata_va_number, va_numbers, bill_key, payment_code }: z.infer<typeof answer>) =>
  permata_va_number ?? va_numbers?.[0]?.va_number ?? bill_key ?? payment_code ?? null

type Standing = Pick<ProviderStatus, 'status' | 'fraudStatus'>

const isClean = ({ fraudStatus }: Standing) => fraudStatus === null || fraudStatus === 'accept'

/** True when money has arrived: settled, or captured and accepted by the fraud check. */
export const isPaid = (provider: Standing) =>
  isClean(provider) &&
  (provider.status === 'settlement' || (provider.status === 'capture' && provider.fraudStatus === 'accept'))

const RETURNED = new Set<TransactionStatus>(['refund', 'partial_refund', 'chargeback', 'partial_chargeback'])

/**
 * True when it was paid once, even if the money left since. Each of these states implies its past,
 * so none depends on earlier reports.
 */
export const wasPaid = (provider: ProviderStatus) =>
  isPaid(provider) || RETURNED.has(provider.status) || isReversed(provider) || isVoided(provider)

/**
 * A bank reversed a settled payment: the gateway reports it as denied, but with its settlement
 * time.
 */
export const isReversed = ({ status, settledAt }: ProviderStatus) => status === 'deny' && settledAt !== null

/** A captured card was cancelled before it settled. */
export const isVoided = ({ status, fraudStatus, approved }: ProviderStatus) =>
  status === 'cancel' && approved && fraudStatus === 'accept'

/** Rupiah that the card's bank charged back: the part of `takenBack` without a refund. */
export function chargedBack({ status, amount, refunds, takenBack }: ProviderStatus) {
  const refunded = refunds.reduce((sum, refund) => sum + refund.amount, 0)
  if (status === 'chargeback') return amount - refunded

  return status === 'partial_chargeback' ? Math.max(0, takenBack - refunded) : 0
}
