import { z } from 'zod'

export const transfer = z.object({
  amount: z.int().positive(),
  reference: z.string().trim().min(4, 'reference_missing').max(64, 'reference_missing'),
})
