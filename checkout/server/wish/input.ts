import { z } from 'zod'

export const ofProduct = z.object({ productId: z.string().max(64) })
