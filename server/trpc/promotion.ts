import { z } from 'zod'
import { showPromotion } from '../promotion/show-promotion'
import { procedure, router } from './procedure'

export const promotionRef = z.object({
  shop: z.string().min(1).max(32),
  promoId: z.coerce.number().int().min(0).max(65535),
})

export const promotion = router({
  show: procedure.input(promotionRef).query(({ ctx, input }) => showPromotion(ctx, input)),
})
