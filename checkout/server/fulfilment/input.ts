import { z } from 'zod'
import { orderNumber } from '../order/input'

export const FULFILMENT_STEPS = ['packed', 'shipped', 'arrived'] as const

export const parcel = z.object({ orderId: orderNumber, shopId: z.string().max(64) })

export const parcelStep = parcel.extend({ to: z.enum(FULFILMENT_STEPS) })
