export type StockBand = 'available' | 'low' | 'sold_out'

const FEW = 5

/** What people are told of the stock: how many pieces there are is the shop's own business until they are few. */
export function stockBand(available: number): StockBand {
  if (available === 0) return 'sold_out'

  return available <= FEW ? 'low' : 'available'
}
