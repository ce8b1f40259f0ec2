import { priceOfPieces } from '../fulfilment/price-of-pieces'

type Line = Parameters<typeof priceOfPieces>[0] & { sku: string }

type Return = { id: number; state: string; lines: { sku: string; quantity: number; refused: number }[] }

type Returned = { id: number; amount: number; lines: Line[]; returns: Return[] }

/**
 * Returns the parts of a return's refund, in rupiah: the price of its pieces, less their share of the
 * vouchers, plus `other`: shipping and insurance that come back too or, negative, what was refunded
 * before.
 * @param returned `returns` are those of its parcel, oldest first: one is answered after the other.
 */
export function explainReturn({ id, amount, lines, returns }: Returned) {
  const accepted = returns.filter(({ state }) => state === 'accepted')
  const own = accepted.find((one) => one.id === id)
  if (!own) return null
  const earlier = accepted.slice(0, accepted.indexOf(own))
  const priced = lines.flatMap((line) => {
    const pieces = piecesOf(own, line)
    const before = earlier.reduce((sum, one) => sum + piecesOf(one, line), 0)
    const paid = priceOfPieces(line, before + pieces).paid - priceOfPieces(line, before).paid

    return pieces > 0 ? [{ sku: line.sku, pieces, price: line.unitPrice * pieces, paid }] : []
  })
  const paid = sum(priced.map((one) => one.paid))

  return {
    lines: priced.map(({ sku, pieces, price }) => ({ sku, pieces, price })),
    vouchers: sum(priced.map(({ price }) => price)) - paid,
    other: amount - paid,
  }
}

const piecesOf = ({ lines }: Return, { sku }: Line) =>
  sum(lines.map((line) => (line.sku === sku ? line.quantity - line.refused : 0)))

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
