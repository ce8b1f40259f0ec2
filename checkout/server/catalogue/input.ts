import { z } from 'zod'
import { MOST_PIECES } from './limits'

export const ofShop = z.object({ shopId: z.string().max(64) })

export const ofPromo = z.object({ promoId: z.int32() })

/** Pieces of one item, as many as one order takes. */
export const item = z.object({ sku: z.string().max(64), quantity: z.number().int().min(1).max(MOST_PIECES) })

export const ofItem = item.pick({ sku: true })

/** Rupiah for a piece that a page showed: whatever a price may be. */
export const seenAmount = z.int32().min(0)

/** Pieces that somebody wants, at the price that the page showed; a program may have seen none. */
export const seenItem = item.extend({ seenAmount: seenAmount.optional() })
