import { z } from 'zod'
import { showPromotion } from '../promotion/show-promotion'
import { procedure, router } from './procedure'

export const promoId = z.coerce.number().int().min(0).max(65535)

export const promotion = router({
  show: procedure.input(z.object({ promoId })).query(({ ctx, input }) => showPromotion({ ...ctx, ...input })),
})
