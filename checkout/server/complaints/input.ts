import { z } from 'zod'
import { orderNumber } from '../order/input'
import { photos } from '../photo/input'

export const TOPICS = ['product', 'delivery', 'payment', 'return', 'seller', 'privacy', 'other'] as const

export const complaint = z.object({
  topic: z.enum(TOPICS, 'topic_missing'),
  body: z.string().trim().min(10, 'complaint_too_short').max(2000, 'complaint_too_long'),
})

/** `shopId`: the shop of the parcel that it is about. */
export const complaintOfOrder = complaint.extend({
  photos,
  orderId: orderNumber,
  shopId: z.string().max(64).optional(),
})

/** Number and secret of a ticket. */
export const ticket = z.object({
  number: z.string().trim().min(1, 'number_missing').max(100, 'complaint_unknown'),
  secret: z.string().trim().min(1, 'secret_missing').max(100, 'complaint_unknown'),
})

export const complaintAnswer = z.object({
  number: z.string().max(20),
  answer: z.string().trim().min(10, 'answer_too_short').max(2000, 'answer_too_long'),
})
