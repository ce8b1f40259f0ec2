import { z } from 'zod'
import { intervalUnit, payoutStatus, subscriptionStatus, transactionStatus } from '@/db/schema'
import { channelsOf, everyPaymentType } from '../method/methods'
import { named } from './named'

const amount = z
  .string()
  .regex(/^\d+\.00$/)
  .meta({ description: 'Rupiah, always with two decimals', example: '150000.00' })
const moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
  .meta({ description: 'GMT+7, without a zone', example: '2026-11-24 18:11:08' })
const statusCode = z.string().regex(/^\d{3}$/)

const action = z.object({ name: z.string(), method: z.enum(['GET', 'POST']), url: z.url() })

const refund = z.object({
  refund_chargeback_id: z.number().int(),
  refund_amount: amount,
  created_at: moment,
  reason: z.string(),
  refund_key: z.string(),
  refund_method: z.enum(['online', 'offline']),
  bank_confirmed_at: moment.optional(),
})

const common = z.object({
  status_code: statusCode,
  status_message: z.string(),
  transaction_id: z.string().meta({ description: 'A UUID, or the reference of a charge over BI-SNAP' }),
  order_id: z.string(),
  merchant_id: z.string(),
  gross_amount: amount,
  currency: z.literal('IDR'),
  transaction_time: moment,
  transaction_status: z.enum(transactionStatus.enumValues),
  fraud_status: z.enum(['accept', 'challenge', 'deny']).optional(),
  payment_type: z.enum(everyPaymentType),
})

const ofMethod = {
  acquirer: z.string().optional(),
  issuer: z.string().optional(),
  transaction_type: z.enum(['on-us', 'off-us']).optional(),
  va_numbers: z.array(z.object({ bank: z.enum(channelsOf('bank_transfer')), va_number: z.string() })).optional(),
  payment_amounts: z.array(z.unknown()).optional(),
  permata_va_number: z.string().optional(),
  bill_key: z.string().optional(),
  biller_code: z.string().optional(),
  store: z.enum(channelsOf('cstore')).optional(),
  payment_code: z.string().optional(),
  masked_card: z.string().nullish(),
  bank: z.string().optional(),
  card_type: z.string().optional(),
  approval_code: z.string().optional(),
  eci: z.string().optional(),
  channel_response_code: z.string().optional(),
  channel_response_message: z.string().optional(),
  saved_token_id: z.string().optional(),
  installment_term: z.string().regex(/^\d+$/).optional().meta({ description: 'Months' }),
  point_redeem_amount: z.number().int().optional().meta({ description: 'Rupiah' }),
  point_redeem_quantity: z.number().int().optional(),
  point_balance_amount: amount.optional(),
}

const transaction = common.extend({
  ...ofMethod,
  expiry_time: moment,
  settlement_time: moment.optional(),
  refund_amount: amount.optional(),
  refunds: z.array(refund).optional(),
  custom_field1: z.string().optional(),
  custom_field2: z.string().optional(),
  custom_field3: z.string().optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
})

/** A transaction as Get Status, the verbs and every notification describe it. */
export const payment = transaction
  .extend({ signature_key: z.string().regex(/^[0-9a-f]{128}$/) })
  .register(named, { id: 'Payment' })

const qrString = z
  .string()
  .regex(/^000201010212.+6304[0-9A-F]{4}$/)
  .meta({ description: 'EMVCo format, for a simulated merchant that no bank accepts' })

export const charge = transaction
  .extend({ actions: z.array(action).optional(), qr_string: qrString.optional(), redirect_url: z.url().optional() })
  .register(named, { id: 'Charge' })

export const tries = z
  .object({ status_code: statusCode, status_message: z.string(), transactions: z.array(payment) })
  .register(named, { id: 'Tries' })

export const refunded = common
  .extend({
    merchant_id: z.string().optional(),
    currency: z.literal('IDR').optional(),
    transaction_time: moment.optional(),
    payment_type: common.shape.payment_type.optional(),
    refund_chargeback_id: z.number().int().optional(),
    refund_amount: amount,
    refund_key: z.string(),
  })
  .register(named, { id: 'Refunded' })

export const refusal = z
  .object({ status_code: statusCode, status_message: z.string(), id: z.string().optional() })
  .meta({ description: 'Most errors are sent over HTTP 200; status_code in the body decides.' })
  .register(named, { id: 'Refusal' })

export const invalid = refusal
  .extend({ validation_messages: z.array(z.string()) })
  .meta({ description: 'A validation error, with one message for each invalid field' })
  .register(named, { id: 'Invalid' })

export const cardToken = z
  .object({ status_code: statusCode, status_message: z.string(), token_id: z.string(), hash: z.string() })
  .register(named, { id: 'CardToken' })

export const savedCard = z
  .object({
    status_code: statusCode,
    status_message: z.string(),
    saved_token_id: z.string(),
    transaction_id: z.uuid(),
    masked_card: z.string(),
  })
  .register(named, { id: 'SavedCard' })

export const points = z
  .object({
    status_code: statusCode,
    status_message: z.string(),
    point_balance_amount: amount,
    transaction_time: moment,
  })
  .register(named, { id: 'Points' })

export const pageCreated = z.object({ token: z.uuid(), redirect_url: z.url() }).register(named, { id: 'PageCreated' })
export const pageCancelled = z.object({ canceled_at: z.iso.datetime() }).register(named, { id: 'PageCancelled' })
export const pageExpired = z.object({ expired_at: z.iso.datetime() }).register(named, { id: 'PageExpired' })
export const snapRefusal = z
  .object({ error_messages: z.array(z.string()), id: z.uuid() })
  .register(named, { id: 'SnapRefusal' })

const rupiah = z.string().regex(/^\d+\.0$/)
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)

export const saved = z.object({ status: z.enum(['created', 'updated', 'ok']) }).register(named, { id: 'Saved' })
export const beneficiaries = z
  .array(
    z.object({ name: z.string(), account: z.string(), bank: z.string(), alias_name: z.string(), email: z.string() }),
  )
  .register(named, { id: 'Beneficiaries' })
export const payoutsCreated = z
  .object({ payouts: z.array(z.object({ status: z.literal('queued'), reference_no: z.string() })) })
  .register(named, { id: 'PayoutsCreated' })
export const payout = z
  .object({
    amount,
    beneficiary_name: z.string(),
    beneficiary_account: z.string(),
    bank: z.string(),
    reference_no: z.string(),
    notes: z.string(),
    beneficiary_email: z.string().optional(),
    status: z.enum(payoutStatus.enumValues),
    created_by: z.string(),
    created_at: instant,
    updated_at: instant,
  })
  .register(named, { id: 'Payout' })
export const statements = z
  .array(
    z.object({
      reference_no: z.string(),
      beneficiary_name: z.string(),
      beneficiary_account: z.string(),
      account: z.string(),
      type: z.enum(['Payout', 'Refund', 'Settlement', 'Top up']),
      amount: rupiah,
      status: z.enum(['debit', 'credit']),
      created_at: instant,
    }),
  )
  .register(named, { id: 'Statements' })
export const balance = z.object({ balance: z.string().regex(/^-?\d+\.00$/) }).register(named, { id: 'Balance' })
export const bankAccounts = z
  .array(
    z.object({
      bank_account_id: z.string(),
      bank_name: z.string(),
      account_name: z.string(),
      account_number: z.string(),
      status: z.literal('active'),
    }),
  )
  .register(named, { id: 'BankAccounts' })
export const beneficiaryBanks = z
  .object({ beneficiary_banks: z.array(z.object({ code: z.string(), name: z.string() })) })
  .register(named, { id: 'BeneficiaryBanks' })
export const validatedAccount = z
  .object({ account_name: z.string(), account_no: z.string(), bank_name: z.string() })
  .register(named, { id: 'ValidatedAccount' })
export const channels = z
  .array(z.object({ id: z.int(), virtual_account_type: z.string(), virtual_account_number: z.string() }))
  .register(named, { id: 'Channels' })
export const payoutRefusal = z
  .object({
    error_message: z.string(),
    errors: z.union([z.string(), z.array(z.string()), z.record(z.string(), z.array(z.string()))]),
    id: z.uuid(),
  })
  .register(named, { id: 'PayoutRefusal' })

const interval = z.enum(intervalUnit.enumValues)

export const subscription = z
  .object({
    id: z.uuid(),
    name: z.string(),
    amount: z.string().meta({ description: 'Whole rupiah', example: '14000' }),
    currency: z.literal('IDR'),
    created_at: moment,
    schedule: z.object({
      interval: z.int(),
      current_interval: z.int(),
      max_interval: z.int().optional(),
      interval_unit: interval,
      start_time: moment,
      previous_execution_at: moment.optional(),
      next_execution_at: moment.optional(),
    }),
    retry_schedule: z.object({ interval: z.int(), interval_unit: interval, max_interval: z.int() }).optional(),
    status: z.enum(subscriptionStatus.enumValues),
    token: z.string(),
    payment_type: z.string(),
    gopay: z.object({ account_id: z.uuid() }).optional(),
    transaction_ids: z.array(z.uuid()),
    metadata: z.record(z.string(), z.unknown()),
  })
  .register(named, { id: 'Subscription' })
export const subscriptionUpdated = z
  .object({ status_message: z.string() })
  .register(named, { id: 'SubscriptionUpdated' })
export const subscriptionRefusal = z
  .object({ status_message: z.string(), validation_messages: z.array(z.string()).optional(), id: z.uuid() })
  .register(named, { id: 'SubscriptionRefusal' })

export const bin = z
  .object({
    data: z.object({
      registration_required: z.boolean(),
      country_name: z.string(),
      country_code: z.string(),
      channel: z.string(),
      brand: z.enum(['VISA', 'MASTERCARD']),
      bin_type: z.enum(['CREDIT', 'DEBIT']),
      bin_class: z.string(),
      bin: z.string(),
      bank_code: z.string(),
      bank: z.string(),
    }),
  })
  .register(named, { id: 'Bin' })
export const binUnknown = z.object({ errors: z.array(z.string()), id: z.uuid() }).register(named, { id: 'BinUnknown' })

export const payAccount = z
  .object({
    status_code: statusCode,
    status_message: z.string(),
    id: z.string().optional(),
    payment_type: z.literal('gopay'),
    account_id: z.uuid().optional(),
    account_status: z.enum(['PENDING', 'ENABLED', 'EXPIRED', 'DISABLED']).optional(),
    channel_response_code: z.string().optional(),
    channel_response_message: z.string().optional(),
    actions: z.array(action).optional(),
    metadata: z
      .object({
        payment_options: z.array(
          z.object({
            name: z.enum(['GOPAY_WALLET', 'PAY_LATER']),
            active: z.boolean(),
            balance: z.object({ value: amount, currency: z.literal('IDR') }),
            metadata: z.object({}),
            token: z.string(),
          }),
        ),
      })
      .optional(),
  })
  .register(named, { id: 'PayAccount' })
