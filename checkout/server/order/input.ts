import { z } from 'zod'
import { toReference } from '@/i18n/as-typed'
import { everyPageMethod } from '@/i18n/page-method'

/** Characters that cannot be confused: no 0 and O, no 1, I and L, no U and V. */
export const LETTERS = '23456789ABCDEFGHJKMNPQRSTWXYZ'
export const LENGTH = 12

/** As the server generates them. */
export const ORDER_NUMBER = new RegExp(`^PSR-[${LETTERS}]{${LENGTH}}$`)

export const orderNumber = z.string().overwrite(toReference).regex(ORDER_NUMBER)

export const ofOrder = z.object({ orderId: orderNumber })

export const orderPlacement = z.object({
  basketId: z.uuid(),
  /** Total and basket version that the page displayed; placement refuses others. */
  expectedTotal: z.number().int().positive(),
  expectedVersion: z.number().int().min(0).optional(),
  /** The saved main address, where the page displayed it without a press of the buyer. */
  usualAddressId: z.uuid().optional(),
  /** Preselected on the payment page. */
  method: z.enum(everyPageMethod).optional(),
})

/** Tabs of the buyer's list. `review`: an arrived item is still without the buyer's review. */
export const ORDER_TABS = ['unpaid', 'packing', 'shipped', 'arrived', 'review'] as const

export type OrderTab = (typeof ORDER_TABS)[number]
