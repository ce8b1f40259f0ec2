import { z } from 'zod'

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
