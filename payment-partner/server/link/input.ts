import { z } from 'zod'

/** The owner's answer on the page of the link. */
export const linkAnswer = z.object({
  account: z.uuid(),
  key: z.string().min(1),
  answer: z.enum(['confirm', 'refuse']),
})
