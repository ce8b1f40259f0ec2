type Line = { unitPrice: number; quantity: number; shopDiscount: number; platformDiscount: number }

/**
 * What was paid for some pieces of a line: their price less their share of what vouchers took off, and what the platform adds
 * to it. Shares are rounded down, so that all pieces together are never given back for more than was paid.
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
