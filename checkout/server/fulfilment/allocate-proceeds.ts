import { divide } from '../divide'

type Agreed = { serviceFee: number; total: number; parcels: AgreedParcel[] }

type AgreedParcel = {
  shopId: string
  /** Paid by the buyer for its goods, shipping and insurance. */
  subtotal: number
  shipping: number
  insurance: number
  /** Rupiah refunded for this parcel only. */
  returned: number
  /** Added by the platform for its vouchers on what the buyer keeps. */
  added: { goods: number; shipping: number }
}

/**
 * Allocates the remaining money to the service fee, the couriers, the insurance and the sellers. A
 * refund for one parcel reduces its seller's share, then its courier's, then its insurance. Any
 * other loss is divided among all sellers by their shares. Only when the sellers have nothing left
 * do the couriers, the insurance and the service fee bear the rest: the parcels were carried and
 * the payment was processed.
 * The discounts by the platform's vouchers are added to the shares of those the buyer would have
 * paid.
 */
export function allocateProceeds({ serviceFee, total, parcels }: Agreed, held: number) {
  const money = Math.max(0, Math.min(held, total))
  const lost = total - money
  const ofOwn = divide(
    lost,
    parcels.map(({ subtotal, shipping, insurance, returned }) => Math.min(returned, subtotal + shipping + insurance)),
  )
  const remaining = parcels.map(({ shopId, subtotal, shipping, insurance }, index) => {
    const amount = subtotal - (ofOwn[index] ?? 0)

    return {
      shopId,
      amount: Math.max(0, amount),
      shipping: Math.min(shipping, Math.max(0, shipping + amount)),
      insurance: Math.min(insurance, insurance + shipping + amount),
    }
  })

  const ofAll = lost - sum(ofOwn)
  const amounts = remaining.map(({ amount }) => amount)
  const bySellers = divide(ofAll, amounts)
  const carried = sum(remaining.map(({ shipping }) => shipping))
  const byCouriers = Math.min(carried, ofAll - sum(bySellers))

  const insured = sum(remaining.map(({ insurance }) => insurance))
  const fees = serviceFee + insured - (ofAll - sum(bySellers) - byCouriers)
  const service = Math.min(serviceFee, fees)

  return {
    vouchers: sum(parcels.map(({ added }) => added.goods + added.shipping)),
    service,
    insurance: fees - service,
    shipping: carried - byCouriers + sum(parcels.map(({ added }) => added.shipping)),
    sellers: remaining.map(({ shopId, amount }, index) => ({
      shopId,
      amount: amount - (bySellers[index] ?? 0) + (parcels[index]?.added.goods ?? 0),
    })),
  }
}

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
