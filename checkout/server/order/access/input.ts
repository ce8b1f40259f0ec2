import { z } from 'zod'
import { toReference } from '@/i18n/as-typed'
import { ORDER_NUMBER } from '../input'

export const orderSearch = z.object({
  orderId: z.string().overwrite(toReference).regex(ORDER_NUMBER, 'orderId'),
  /** The phone or email of the order. */
  contact: z.string().trim().min(1, 'contact').max(254, 'contact'),
})
