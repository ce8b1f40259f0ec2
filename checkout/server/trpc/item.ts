import { z } from 'zod'
import { MOST_PIECES } from '../catalogue/limits'

/** Pieces of one item, as many as one order takes. */
export const item = z.object({ sku: z.string().max(64), quantity: z.number().int().min(1).max(MOST_PIECES) })

/** Rupiah for a piece that a page showed: whatever a price may be. */
export const seenAmount = z.int32().min(0)

/** Pieces that somebody wants, at the price that the page showed; a program may have seen none. */
export const seenItem = item.extend({ seenAmount: seenAmount.optional() })
