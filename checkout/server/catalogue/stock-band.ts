export type StockBand = 'available' | 'low' | 'sold_out'

const FEW = 5

/** Returns the public stock level. It reveals the number of pieces only when few are left. */
export function stockBand(available: number): StockBand {
  if (available === 0) return 'sold_out'

  return available <= FEW ? 'low' : 'available'
}
