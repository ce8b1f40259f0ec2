import { z } from 'zod'

/** "150.000" and "Rp 150.000" are how people write an amount. */
const amount = z.string().transform((typed) => Number(typed.replace(/[^\d]/g, '') || Number.NaN))

export const billAnswer = z.object({ answer: z.enum(['pay', 'decline']).catch('pay'), amount })
