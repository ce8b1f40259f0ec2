import { DomainError } from '@jembatan/platform/errors'

/**
 * Returns the only row. Another session's order is reported as missing, like one that never
 * existed.
 * @throws {DomainError} `order_missing`
 */
export function orderOrThrow<Order>([order]: Order[]): Order {
  if (order === undefined) throw new DomainError('not_found', 'order_missing', 'no such order, or not for this session')

  return order
}
