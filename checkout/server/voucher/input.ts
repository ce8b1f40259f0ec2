import { z } from 'zod'

export const ofVoucher = z.object({ code: z.string().min(1).max(64) })
