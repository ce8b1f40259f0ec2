import { z } from 'zod'
import { ACQUIRERS, INSTALLMENT_TERMS } from '../card/installment'
import { channelsOf, everyPaymentType } from '../method/methods'
import { everyPayoutBank } from '../payout/banks'
import { named } from './named'

// Requests of merchants, for the description. The parsers accept more: numbers as text and unknown
// fields. They collect all faults in the published sentences instead of a schema's.

const details = z.object({
  order_id: z.string().max(50).meta({ example: 'ORDER-101' }),
  gross_amount: z.number().int().positive().meta({ description: 'Rupiah', example: 150_000 }),
})

const item = z.object({
  id: z.string().optional(),
  name: z.string().max(50),
  price: z.number().int().meta({ description: 'Rupiah; below zero for a discount' }),
  quantity: z.number().int().positive(),
})

const unit = z.enum(['second', 'minute', 'hour', 'day', 'seconds', 'minutes', 'hours', 'days'])
const startTime = z.string().meta({ example: '2026-11-24 18:11:08 +0700' })

const ofMerchant = {
  transaction_details: details,
  item_details: z.array(item).optional().meta({ description: 'Adds up to gross_amount exactly' }),
  customer_details: z.record(z.string(), z.unknown()).optional(),
  custom_field1: z.string().max(255).optional(),
  custom_field2: z.string().max(255).optional(),
  custom_field3: z.string().max(255).optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
}

const bins = z.array(z.string()).meta({
  description: 'Accepted cards: BIN prefixes of up to eight digits, or issuing banks',
  example: ['48111111', 'bni'],
})

const ownNumber = z.object({
  va_number: z
    .string()
    .optional()
    .meta({ description: 'Requested digits of the number, unless another order has them' }),
})

export const snapRequest = z
  .object({
    ...ofMerchant,
    credit_card: z
      .object({
        bank: z.enum(ACQUIRERS).optional(),
        whitelist_bins: bins.optional(),
        installment: z
          .object({
            required: z.boolean().optional(),
            terms: z.partialRecord(z.enum([...ACQUIRERS, 'offline']), z.array(z.literal(INSTALLMENT_TERMS))),
          })
          .optional(),
      })
      .optional(),
    bca_va: ownNumber.optional(),
    bni_va: ownNumber.optional(),
    bri_va: ownNumber.optional(),
    permata_va: ownNumber.optional(),
    echannel: z.object({ bill_key: z.string().optional() }).optional(),
    enabled_payments: z.array(z.string()).optional(),
    callbacks: z.object({ finish: z.url().optional(), error: z.url().optional() }).optional(),
    expiry: z
      .object({ start_time: startTime.optional(), unit: unit.optional(), duration: z.number().int().positive() })
      .optional(),
    page_expiry: z.object({ unit: unit.optional(), duration: z.number().int().positive() }).optional(),
  })
  .register(named, { id: 'SnapRequest' })

export const chargeRequest = z
  .object({
    payment_type: z.enum(everyPaymentType),
    ...ofMerchant,
    bank_transfer: ownNumber.extend({ bank: z.enum(channelsOf('bank_transfer')) }).optional(),
    echannel: z.object({ bill_key: z.string().optional() }).optional(),
    cstore: z.object({ store: z.enum(channelsOf('cstore')), message: z.string().optional() }).optional(),
    gopay: z
      .object({
        account_id: z.string().optional().meta({ description: 'A linked wallet' }),
        payment_option_token: z.string().optional(),
      })
      .optional(),
    credit_card: z
      .object({
        token_id: z.string(),
        authentication: z.boolean().optional(),
        type: z.literal('authorize').optional(),
        save_token_id: z.boolean().optional(),
        bank: z.enum(ACQUIRERS).optional(),
        installment_term: z.literal(INSTALLMENT_TERMS).optional().meta({ description: 'Months' }),
        bins: bins.optional(),
        point_redeem_amount: z
          .number()
          .int()
          .optional()
          .meta({ description: 'Rupiah, or -1: as much as the points pay. Cards of BNI and Mandiri' }),
      })
      .optional(),
    custom_expiry: z
      .object({
        order_time: startTime.optional(),
        expiry_duration: z.number().int().positive(),
        unit: unit.optional(),
      })
      .optional(),
  })
  .register(named, { id: 'ChargeRequest' })

/** The query fields of a card. */
export const cardFields = {
  client_key: z.string(),
  card_number: z.string().optional(),
  card_cvv: z.string().optional(),
  card_exp_month: z.string().optional(),
  card_exp_year: z.string().optional(),
}

export const tokenFields = {
  ...cardFields,
  token_id: z.string().optional().meta({ description: 'A saved card, in place of its number' }),
}

export const beneficiary = z
  .object({
    name: z.string(),
    account: z.string().meta({ description: '6 to 20 digits' }),
    bank: z.enum(everyPayoutBank),
    alias_name: z.string().max(20),
    email: z.email().optional(),
  })
  .register(named, { id: 'Beneficiary' })

export const payouts = z
  .object({
    payouts: z.array(
      z.object({
        beneficiary_name: z.string(),
        beneficiary_account: z.string(),
        beneficiary_bank: z.enum(everyPayoutBank),
        beneficiary_email: z.email().optional(),
        amount: z.string().meta({ description: 'Whole rupiah', example: '100000' }),
        notes: z.string().max(100),
        bank_account_id: z.string().optional(),
      }),
    ),
  })
  .register(named, { id: 'PayoutsRequest' })

export const approval = z
  .object({ reference_nos: z.array(z.string()), otp: z.string() })
  .register(named, { id: 'ApprovalRequest' })

export const rejection = z
  .object({ reference_nos: z.array(z.string()), reject_reason: z.string() })
  .register(named, { id: 'RejectionRequest' })

const schedule = z.object({
  interval: z.int().positive(),
  interval_unit: z.enum(['day', 'week', 'month']),
  max_interval: z.int().positive().optional(),
  start_time: startTime.optional(),
})

export const subscription = z
  .object({
    name: z.string().max(40),
    amount: z.string().meta({ description: 'Whole rupiah', example: '14000' }),
    currency: z.literal('IDR'),
    payment_type: z.enum(['credit_card', 'gopay']),
    token: z.string().meta({ description: 'A saved card, or the payment option of a linked wallet' }),
    gopay: z.object({ account_id: z.string() }).optional(),
    schedule,
    retry_schedule: z
      .object({
        interval: z.int().positive(),
        interval_unit: z.enum(['minute', 'hour', 'day']),
        max_interval: z.int().max(3),
      })
      .optional(),
    metadata: z.record(z.string(), z.unknown()).optional(),
  })
  .register(named, { id: 'SubscriptionRequest' })

export const subscriptionChange = z
  .object({
    name: z.string().max(40).optional(),
    amount: z.string().optional(),
    token: z.string().optional(),
    schedule: schedule.pick({ interval: true, max_interval: true }).partial().optional(),
    metadata: z.record(z.string(), z.unknown()).optional(),
  })
  .register(named, { id: 'SubscriptionChange' })

export const link = z
  .object({
    payment_type: z.literal('gopay'),
    gopay_partner: z.object({
      phone_number: z
        .union([z.string(), z.int()])
        .meta({ description: 'Without the country’s code and without a leading 0' }),
      country_code: z.string().optional().meta({ example: '62' }),
      redirect_url: z.url().optional(),
    }),
  })
  .register(named, { id: 'LinkRequest' })
