type Line = { unitPrice: number; quantity: number; shopDiscount: number; platformDiscount: number }

/**
 * Returns the amount paid for some pieces of a line: their price minus their share of the
 * discounts; and the platform's addition for them. Shares are rounded down: partial returns of all
 * pieces never exceed the amount paid.
 */
export function priceOfPieces(
  { unitPrice, quantity, shopDiscount, platformDiscount }: Line,
  pieces: number,
  honoured = false,
) {
  const shareOf = (discount: number) => Math.floor((discount * pieces) / quantity)

  return {
    paid: unitPrice * pieces - shareOf(shopDiscount + platformDiscount),
    added: shareOf(platformDiscount + (honoured ? shopDiscount : 0)),
  }
}
