import type { RouterOutputs } from '@/server/trpc/outputs'

/** What the page was given; each part of it takes the whole and shows its own. */
export type CheckoutData = RouterOutputs['basket']['checkout']

export type Quote = CheckoutData['quote']

/** What one shop sends. */
export type Parcel = Quote['parcels'][number]

export type Line = Parcel['lines'][number]
