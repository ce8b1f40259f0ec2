import { z } from 'zod'
import { MOST_TOP_UP_RUPIAH } from '../payout/limits'

/** The console's key, as an operator pastes it. */
export const signIn = z.object({ key: z.string().trim().min(1, 'keyMissing') })

export const sending = z.object({
  transaction: z.uuid(),
  notification: z.uuid(),
  first: z.uuid(),
  second: z.uuid(),
  act: z.enum(['resend', 'twice', 'swap']),
})

export const deliveryPolicy = z.object({
  transaction: z.uuid(),
  mode: z.enum(['normal', 'hold', 'drop', 'duplicate']),
  copies: z.number().int().min(2).max(20).catch(2),
})

export const release = z.object({ transaction: z.uuid(), order: z.enum(['forwards', 'backwards']) })

export const decision = z.object({ transaction: z.uuid(), verdict: z.enum(['approve', 'deny']) })

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
