export type StockBand = 'available' | 'low' | 'sold_out'

const FEW = 5

/** What is public of the stock: the number of pieces is shown only when they are few. */
export function stockBand(available: number): StockBand {
  if (available === 0) return 'sold_out'

  return available <= FEW ? 'low' : 'available'
}
