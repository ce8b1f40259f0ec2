import { z } from 'zod'
import { item, seenAmount, seenItem } from '../catalogue/input'
import { ofOrder } from '../order/input'

/** Idempotency key of the rendered form. */
const formKey = z.string().max(64).optional()

export const addition = seenItem.extend({ formKey })

export const orderAgain = ofOrder.extend({ formKey })

export const restoredLine = item.extend({ selected: z.boolean(), seenAmount })
