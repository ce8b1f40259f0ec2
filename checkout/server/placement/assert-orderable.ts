import { DomainError } from '@jembatan/platform/errors'
import type { BasketQuote } from '../basket/quote-basket'

export type AgreedQuote = BasketQuote & {
  delivery: NonNullable<BasketQuote['delivery']>
  courier: NonNullable<BasketQuote['courier']>
}

/** @throws {DomainError} naming the first obstacle, or `total_changed` when the buyer saw another sum. */
export function assertOrderable(quote: BasketQuote, expectedTotal: number): AgreedQuote {
  const [obstacle] = quote.obstacles
  if (obstacle) throw new DomainError('conflict', obstacle, 'the basket cannot be ordered as it stands')
  const { total } = quote.totals
  if (total !== expectedTotal)
    throw new DomainError('conflict', 'total_changed', 'the total is another by now', { total })
  const { delivery, courier } = quote
  if (!delivery) throw new DomainError('conflict', 'address_missing', 'the basket goes nowhere yet')
  if (!courier) throw new DomainError('conflict', 'courier_missing', 'no courier is chosen for the basket')

  return { ...quote, delivery, courier }
}
