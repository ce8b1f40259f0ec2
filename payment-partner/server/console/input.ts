import { z } from 'zod'
import { MOST_TOP_UP_RUPIAH } from '../payout/limits'

/** The console's key, as an operator pastes it. */
export const signIn = z.object({ key: z.string().trim().min(1, 'keyMissing') })

/** The operators of a demo: two, since a payout needs two people. */
export const everyDemoOperator = ['Dewi (demo)', 'Bayu (demo)'] as const
export type DemoOperator = (typeof everyDemoOperator)[number]

export const demoSignIn = z.object({ name: z.enum(everyDemoOperator) })

export const sending = z.object({
  transaction: z.uuid(),
  notification: z.uuid(),
  first: z.uuid(),
  second: z.uuid(),
  act: z.enum(['resend', 'twice', 'swap']),
})

export const resending = sending.pick({ notification: true, first: true })

export const deliveryPolicy = z.object({
  transaction: z.uuid(),
  mode: z.enum(['normal', 'hold', 'drop', 'duplicate']),
  copies: z.number().int().min(2).max(20).catch(2),
})

export const release = z.object({ transaction: z.uuid(), order: z.enum(['forwards', 'backwards']) })

export const decision = z.object({ transaction: z.uuid(), verdict: z.enum(['approve', 'deny']) })

export const ofTransaction = z.object({ transaction: z.uuid() })

const rupiah = z
  .string('amountInvalid')
  .trim()
  .regex(/^[1-9]\d{0,11}$/, 'amountInvalid')
  .transform(Number)

export const capture = ofTransaction.extend({ amount: rupiah })

export const refund = capture.extend({ key: z.uuid(), reason: z.string().trim().max(255, 'reasonLong').default('') })

export type RefundFault = 'deniedByBank' | 'notRefundable' | 'amountTooHigh'

export const outcome = z.object({ transaction: z.uuid(), outcome: z.enum(['settle', 'chargeback', 'reverse']) })

const reference = z.string().regex(/^[0-9a-f]{18}$/)

export const payoutFields = z.object({
  merchant: z.string().min(1),
  name: z.string('nameMissing').trim().min(1, 'nameMissing').max(100, 'nameLong'),
  bank: z.string('bankMissing').min(1, 'bankMissing'),
  account: z
    .string('accountInvalid')
    .trim()
    .regex(/^\d{6,20}$/, 'accountInvalid'),
  amount: z
    .string('amountInvalid')
    .trim()
    .regex(/^[1-9]\d{0,11}$/, 'amountInvalid'),
  notes: z.string('notesMissing').trim().min(1, 'notesMissing').max(100, 'notesLong'),
})

export const payoutApproval = z.object({ payout: reference, otp: z.string('otp_invalid').trim().min(1, 'otp_invalid') })
export const payoutRejection = z.object({
  payout: reference,
  reason: z.string('reasonMissing').trim().min(1, 'reasonMissing').max(255, 'reasonLong'),
})
export const payoutOutcome = z.object({ payout: reference, outcome: z.enum(['process', 'complete', 'fail', 'return']) })
export const payoutPolicy = deliveryPolicy.omit({ transaction: true }).extend({ payout: reference })
export const payoutRelease = release.omit({ transaction: true }).extend({ payout: reference })
export const payoutSending = sending.omit({ transaction: true }).extend({ payout: reference })
export const addedMoney = z.object({
  merchant: z.string().min(1),
  amount: z.number().int().positive().max(MOST_TOP_UP_RUPIAH),
})

export const subscriptionChange = z.object({ subscription: z.uuid(), act: z.enum(['enable', 'disable', 'cancel']) })

/** Ascending rights: read; act on payments and payouts; change settings and operators. */
export const everyRole = ['viewer', 'operator', 'admin'] as const

export const newOperator = z.object({
  name: z.string('nameMissing').trim().min(1, 'nameMissing').max(60, 'nameLong'),
  role: z.enum(everyRole),
  merchant: z.string().max(40).default(''),
})
export const ofOperator = z.object({ operator: z.uuid() })

const ofMerchant = z.object({ merchant: z.string().min(1).max(40) })
const address = z
  .string()
  .trim()
  .max(500, 'urlInvalid')
  .refine((text) => text === '' || (/^https?:\/\//.test(text) && URL.canParse(text)), 'urlInvalid')
  .default('')

export const notificationAddresses = ofMerchant.extend({ notificationUrl: address, recurringUrl: address })
export const activeMethods = ofMerchant.extend({ methods: z.array(z.string()).default([]) })
export const keyRotation = ofMerchant.extend({ confirmed: z.literal('yes', 'notConfirmed') })
export const keyEnd = ofMerchant.extend({ ended: z.literal('yes', 'endNotConfirmed') })
