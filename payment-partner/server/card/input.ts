import { z } from 'zod'

/** Validity of a card depends on the day, so `readCard` checks it. */
export const card = z.object({
  number: z.string(),
  expiry: z.string(),
  cvv: z.string(),
  /** Empty: the card pays at once. */
  installment: z.string().default(''),
})

export const oneTimePassword = z.object({
  transaction: z.string(),
  key: z.string(),
  otp: z.string().trim().min(1, 'otpMissing'),
})
