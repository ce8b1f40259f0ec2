import { DomainError } from '@jembatan/platform/errors'

/**
 * The one row that was looked for; an order of another session is as missing as one that never was.
 * @throws {DomainError} `order_missing`
 */
export function orderOrThrow<Order>([order]: Order[]): Order {
  if (order === undefined) throw new DomainError('not_found', 'order_missing', 'no such order, or not for this session')

  return order
}
