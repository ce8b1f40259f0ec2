import { z } from 'zod'
import { COMPLAINT_TOPICS } from './limits'

export const complaint = z.object({
  topic: z.enum(COMPLAINT_TOPICS, 'topic_missing'),
  body: z.string().trim().min(20, 'complaint_too_short').max(2000, 'complaint_too_long'),
})

/** A value longer than any number or secret is answered like an unknown ticket. */
export const ticketLookUp = z.object({
  number: z.string().max(100, 'complaint_unknown'),
  secret: z.string().max(100, 'complaint_unknown'),
})
