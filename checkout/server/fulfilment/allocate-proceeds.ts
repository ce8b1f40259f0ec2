import { divide } from '../divide'

type Agreed = { serviceFee: number; total: number; parcels: AgreedParcel[] }

type AgreedParcel = {
  shopId: string
  /** What the buyer pays of its goods and of its way. */
  subtotal: number
  shipping: number
  insurance: number
  /** Rupiah that went back to the buyer for this parcel alone. */
  returned: number
  /** What the platform adds for its vouchers, for what the buyer keeps. */
  added: { goods: number; shipping: number }
}

/**
 * Allocates the money that is left to the shop's service, the couriers, their insurance and each seller. What went back for one
 * parcel is that seller's loss, then its courier's, and then its insurance's. Any other loss is borne by all sellers in the measure of
 * what they get; the couriers, the insurance and the service lose only what no seller is left to bear: the parcels were carried and
 * the payment served all the same.
 * What the platform's vouchers took off is added to the shares of whoever the buyer would have paid it to.
 */
export function allocateProceeds({ serviceFee, total, parcels }: Agreed, held: number) {
  const money = Math.max(0, Math.min(held, total))
  const lost = total - money
  const ofOwn = divide(
    lost,
    parcels.map(({ subtotal, shipping, insurance, returned }) => Math.min(returned, subtotal + shipping + insurance)),
  )
  const left = parcels.map(({ shopId, subtotal, shipping, insurance }, index) => {
    const amount = subtotal - (ofOwn[index] ?? 0)

    return {
      shopId,
      amount: Math.max(0, amount),
      shipping: Math.min(shipping, Math.max(0, shipping + amount)),
      insurance: Math.min(insurance, insurance + shipping + amount),
    }
  })

  const ofAll = lost - sum(ofOwn)
  const amounts = left.map(({ amount }) => amount)
  const bySellers = divide(ofAll, amounts)
  const carried = sum(left.map(({ shipping }) => shipping))
  const byCouriers = Math.min(carried, ofAll - sum(bySellers))

  const insured = sum(left.map(({ insurance }) => insurance))
  const fees = serviceFee + insured - (ofAll - sum(bySellers) - byCouriers)
  const service = Math.min(serviceFee, fees)

  return {
    vouchers: sum(parcels.map(({ added }) => added.goods + added.shipping)),
    service,
    insurance: fees - service,
    shipping: carried - byCouriers + sum(parcels.map(({ added }) => added.shipping)),
    sellers: left.map(({ shopId, amount }, index) => ({
      shopId,
      amount: amount - (bySellers[index] ?? 0) + (parcels[index]?.added.goods ?? 0),
    })),
  }
}

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
