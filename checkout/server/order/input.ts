import { z } from 'zod'
import { toReference } from '@/i18n/as-typed'

/** Nothing that is read for something else: no 0 and O, no 1, I and L, no U and V. */
export const LETTERS = '23456789ABCDEFGHJKMNPQRSTWXYZ'
export const LENGTH = 12

/** As the server writes them. */
export const ORDER_NUMBER = new RegExp(`^PSR-[${LETTERS}]{${LENGTH}}$`)

export const orderNumber = z.string().overwrite(toReference).regex(ORDER_NUMBER)

export const ofOrder = z.object({ orderId: orderNumber })

export const orderPlacement = z.object({
  basketId: z.uuid(),
  /** The total and the basket's version that the page showed: no other is ordered. */
  expectedTotal: z.number().int().positive(),
  expectedVersion: z.number().int().min(0).optional(),
})
