import { z } from 'zod'

/** People write amounts as "150.000" and "Rp 150.000". */
const amount = z.string().transform((typed) => Number(typed.replace(/[^\d]/g, '') || Number.NaN))

export const billAnswer = z.object({ answer: z.enum(['pay', 'decline']).catch('pay'), amount })
