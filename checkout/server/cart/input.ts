import { z } from 'zod'
import { item, seenAmount, seenItem } from '../catalogue/input'

/** `formKey`: idempotency key of the rendered form. */
export const addition = seenItem.extend({ formKey: z.string().max(64).optional() })

export const restoredLine = item.extend({ selected: z.boolean(), seenAmount })
