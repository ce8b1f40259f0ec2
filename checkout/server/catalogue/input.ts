import { z } from 'zod'
import { MOST_PIECES } from './limits'

export const ofShop = z.object({ shopId: z.string().max(64) })

export const ofPromo = z.object({ promoId: z.int32() })

/** Pieces of one item, within the limit of one order. */
export const item = z.object({ sku: z.string().max(64), quantity: z.number().int().min(1).max(MOST_PIECES) })

export const ofItem = item.pick({ sku: true })

/** Rupiah per piece that a page displayed; the range of a price. */
export const seenAmount = z.int32().min(0)

/** Idempotency key of the rendered form. */
export const formKey = z.uuid().optional()

/** Wanted pieces at the displayed price; API clients may omit the price. */
export const seenItem = item.extend({ seenAmount: seenAmount.optional(), formKey })
