import { z } from 'zod'
import { formKey, item, seenAmount } from '../catalogue/input'
import { ofOrder } from '../order/input'

export const orderAgain = ofOrder.extend({ formKey })

export const restoredLine = item.extend({ selected: z.boolean(), seenAmount })
