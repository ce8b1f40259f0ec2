type Agreed = { subtotal: number; shipping: number; serviceFee: number; total: number }

/**
 * Allocates the money that is left. Where a part of it was refunded to the buyer, the seller bears that first:
 * the parcel was carried and the payment served all the same.
 */
export function allocateProceeds({ shipping, serviceFee, total }: Agreed, held: number) {
  const money = Math.max(0, Math.min(held, total))
  const service = Math.min(serviceFee, money)
  const carried = Math.min(shipping, money - service)

  return { service, shipping: carried, seller: money - service - carried }
}
