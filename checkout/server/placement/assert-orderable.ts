import { DomainError } from '@jembatan/platform/errors'
import type { BasketQuote, QuotedParcel } from '../basket/quote-basket'

type AgreedParcel = QuotedParcel & { courier: NonNullable<QuotedParcel['courier']> }

export type AgreedQuote = Omit<BasketQuote, 'parcels'> & {
  delivery: NonNullable<BasketQuote['delivery']>
  parcels: AgreedParcel[]
}

/**
 * @throws {DomainError} naming the first obstacle, or `total_changed` when the buyer saw another
 * total.
 */
export function assertOrderable(quote: BasketQuote, expectedTotal: number): AgreedQuote {
  const [obstacle] = quote.obstacles
  if (obstacle) throw new DomainError('conflict', obstacle, 'the basket cannot be ordered as it stands')
  const { total } = quote.totals
  if (total !== expectedTotal)
    throw new DomainError('conflict', 'total_changed', 'the total is another by now', { total })
  const { delivery } = quote
  if (!delivery) throw new DomainError('conflict', 'address_missing', 'the basket goes nowhere yet')

  return { ...quote, delivery, parcels: quote.parcels.map(withCourier) }
}

function withCourier({ courier, ...parcel }: QuotedParcel): AgreedParcel {
  if (!courier) throw new DomainError('conflict', 'courier_missing', 'no courier is chosen for a parcel')

  return { ...parcel, courier }
}
