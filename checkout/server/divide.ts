/**
 * Divides whole rupiah by weight: rounds each part down and distributes the remainder by the
 * largest fractions. No part exceeds its weight. The parts sum to the amount, or to the weights
 * where the amount is larger.
 */
export function divide(whole: number, weights: number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (total === 0n) return weights.map(() => 0)
  const amount = Math.min(whole, Number(total))

  const shares = weights.map((weight, index) => {
    // BigInt, because the product of two rupiah amounts can exceed the safe integers.
    const product = BigInt(amount) * BigInt(weight)
    return { index, part: Number(product / total), remainder: product % total }
  })
  const over = amount - shares.reduce((sum, { part }) => sum + part, 0)
  const largest = shares.toSorted((one, other) => Number(other.remainder - one.remainder) || one.index - other.index)
  const rounded = new Set(largest.slice(0, over).map(({ index }) => index))

  return shares.map(({ index, part }) => (rounded.has(index) ? part + 1 : part))
}
