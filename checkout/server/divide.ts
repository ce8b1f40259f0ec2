/**
 * Divides whole rupiah by weight: each part is rounded down, and what is left over goes, a rupiah each, to the largest
 * remainders. No part exceeds its weight, and together they are the amount, or all of the weights where the amount is more.
 */
export function divide(wanted: number, weights: number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (total === 0n) return weights.map(() => 0)
  const amount = Math.min(wanted, Number(total))

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
