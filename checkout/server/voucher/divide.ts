/**
 * Divides whole rupiah by weight: each part is rounded down, and what is left over goes, a rupiah each, to the largest
 * remainders. The parts sum to the amount, and where that is no more than all weights together, no part exceeds its weight.
 */
export function divide(amount: number, weights: number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (total === 0n) return weights.map(() => 0)

  const shares = weights.map((weight, index) => {
    // Two sums of rupiah multiplied are more than a number holds exactly.
    const product = BigInt(amount) * BigInt(weight)
    return { index, part: Number(product / total), remainder: product % total }
  })
  const over = amount - shares.reduce((sum, { part }) => sum + part, 0)
  const largest = shares.toSorted((one, other) => Number(other.remainder - one.remainder) || one.index - other.index)
  const rounded = new Set(largest.slice(0, over).map(({ index }) => index))

  return shares.map(({ index, part }) => (rounded.has(index) ? part + 1 : part))
}
