/**
 * Divides an amount of whole rupiah in the measure of the weights: as near to it as whole rupiah go, no share above its weight,
 * and all of it together, or all of the weights where the amount is more.
 */
export function divideByWeight(amount: number, weights: number[]): number[] {
  let [left, weight] = [amount, weights.reduce((sum, one) => sum + one, 0)]

  return weights.map((own) => {
    // Of what is left by what is left of the weights: the rounding of one share is made up for by the next.
    const share = weight > 0 ? Math.min(own, Math.round((Math.min(left, weight) * own) / weight)) : 0
    left -= share
    weight -= own
    return share
  })
}
