import { z } from 'zod'

export const signIn = z.object({
  name: z.string().trim().min(2, 'name_missing').max(60, 'name_too_long'),
  key: z.string().max(1000, 'desk_key_wrong'),
})

/** The form of an id in an address or a form. */
export const ticketId = z.coerce
  .number()
  .int()
  .positive()
  .max(2 ** 31 - 1)
