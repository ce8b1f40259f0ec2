import { z } from 'zod'
import { item, seenAmount, seenItem } from '../catalogue/input'

/** `formKey`: of the form as it was drawn, so that it adds once. */
export const addition = seenItem.extend({ formKey: z.string().max(64).optional() })

export const restoredLine = item.extend({ selected: z.boolean(), seenAmount })
