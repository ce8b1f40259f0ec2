import { z } from 'zod'

export const ofShop = z.object({ shopId: z.string().max(64) })

export const ofPromo = z.object({ promoId: z.int32() })
