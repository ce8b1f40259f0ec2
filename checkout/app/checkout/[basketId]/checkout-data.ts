import type { RouterOutputs } from '@/server/trpc/outputs'

/** The page's data; each part takes the whole and renders its own share. */
export type CheckoutData = RouterOutputs['basket']['checkout']

export type Quote = CheckoutData['quote']

/** One shop's parcel. */
export type Parcel = Quote['parcels'][number]

export type Line = Parcel['lines'][number]
