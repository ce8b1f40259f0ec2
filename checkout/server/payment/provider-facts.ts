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

/** What the gateway says about one of our attempts when we ask it. */
export type ProviderFacts = {
  providerOrderId: string
  transactionId: string
  status: TransactionStatus
  fraudStatus: string | null
  /** Rupiah. */
  amount: number
  currency: string
  method: string
}

/** `"150000.00"`; a part of a rupiah does not exist. */
export const grossAmount = z
  .string()
  .regex(/^\d{1,12}(\.00)?$/)
  .transform((text) => Number.parseInt(text, 10))

const answer = z.looseObject({
  order_id: z.string(),
  transaction_id: z.string(),
  transaction_status: z.enum(TRANSACTION_STATUSES),
  fraud_status: z.string().optional(),
  gross_amount: grossAmount,
  currency: z.string().default('IDR'),
  payment_type: z.string(),
  va_numbers: z.array(z.looseObject({ bank: z.string() })).optional(),
  permata_va_number: z.string().optional(),
  store: z.string().optional(),
})

/** New fields appear without notice, so only what we use is read, and the rest let be. */
export function readProviderFacts(body: unknown): ProviderFacts {
  const told = answer.parse(body)

  return {
    providerOrderId: told.order_id,
    transactionId: told.transaction_id,
    status: told.transaction_status,
    fraudStatus: told.fraud_status ?? null,
    amount: told.gross_amount,
    currency: told.currency,
    method: nameMethod(told),
  }
}

/** The name a buyer chose it by: a bank's virtual account, a counter, or the type itself. */
function nameMethod({ payment_type, va_numbers, permata_va_number, store }: z.infer<typeof answer>) {
  if (permata_va_number) return 'permata_va'
  const [account] = va_numbers ?? []
  if (payment_type === 'bank_transfer' && account) return `${account.bank}_va`
  if (payment_type === 'cstore' && store) return store

  return payment_type
}

/** Money is there: settled, or captured and found clean. */
export const isPaid = ({ status, fraudStatus }: Pick<ProviderFacts, 'status' | 'fraudStatus'>) =>
  (fraudStatus === null || fraudStatus === 'accept') &&
  (status === 'settlement' || (status === 'capture' && fraudStatus === 'accept'))
