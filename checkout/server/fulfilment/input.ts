import { z } from 'zod'
import { orderNumber } from '../order/input'

export const FULFILMENT_STEPS = ['packed', 'shipped', 'arrived'] as const

export const parcel = z.object({ orderId: orderNumber, shopId: z.string().max(64) })

export const parcelStep = parcel.extend({ to: z.enum(FULFILMENT_STEPS) })

/** At most as many as a list of the back office shows. */
const MOST_PARCELS = 200

export const parcels = z.object({ parcels: z.array(parcel).max(MOST_PARCELS) })

/** The steps that an operator takes with several parcels at once. */
export const BULK_STEPS = ['packed', 'shipped'] as const

const to = z.enum(BULK_STEPS)

export const parcelsStep = parcels.extend({ to })

/** A parcel in a form or an address: its order's number and its shop, with a space between. */
export const toParcelKey = ({ orderId, shopId }: z.output<typeof parcel>) => `${orderId} ${shopId}`

export const parcelKey = z
  .string()
  .transform((key) => {
    const [orderId, shopId] = key.split(' ')
    return { orderId, shopId }
  })
  .pipe(parcel)

export const parcelKeys = z.object({ parcel: z.array(parcelKey).min(1).max(MOST_PARCELS) })

export const parcelKeysStep = parcelKeys.extend({ to })
