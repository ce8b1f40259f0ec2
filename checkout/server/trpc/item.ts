import { z } from 'zod'
import { MOST_PIECES } from '../catalogue/show-product'

/** Pieces of one item, as many as one order takes. */
export const item = z.object({ sku: z.string().max(64), quantity: z.number().int().min(1).max(MOST_PIECES) })
