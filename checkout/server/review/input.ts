import { z } from 'zod'
import { orderNumber } from '../order/input'

export const review = z.object({
  orderId: orderNumber,
  sku: z.string().max(100),
  stars: z.int('stars_missing').min(1, 'stars_missing').max(5, 'stars_missing'),
  body: z.string().trim().max(1000, 'review_too_long'),
})
