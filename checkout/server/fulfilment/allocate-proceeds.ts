import { divide } from '../divide'

type Agreed = { serviceFee: number; parcels: AgreedParcel[] }

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
 * Divides the held money of the parcels that are not allocated yet: among the service fee, the
 * couriers, the insurance and the sellers. A refund for one parcel reduces its seller's share, then
 * its courier's, then its insurance. Any other loss is divided among all sellers by their shares.
 * Only when the sellers have nothing left do the couriers, the insurance and the service fee bear
 * the rest: the parcels were carried and the payment was processed.
 * The discounts by the platform's vouchers are added to the shares of those the buyer would have
 * paid.
 */
export function allocateProceeds({ serviceFee, parcels }: Agreed, held: number) {
  const agreed = parcels.map(({ subtotal, shipping, insurance }) => subtotal + shipping + insurance)
  const total = serviceFee + sum(agreed)
  const lost = total - Math.max(0, Math.min(held, total))
  const ofOwn = divide(
    lost,
    parcels.map(({ returned }, index) => Math.min(returned, agreed[index] ?? 0)),
  )
  const remaining = parcels.map(({ subtotal, shipping, insurance }, index) => {
    const amount = subtotal - (ofOwn[index] ?? 0)

    return {
      seller: Math.max(0, amount),
      shipping: Math.min(shipping, Math.max(0, shipping + amount)),
      insurance: Math.min(insurance, insurance + shipping + amount),
    }
  })

  const ofAll = lost - sum(ofOwn)
  const bySellers = divideBy('seller', remaining, ofAll)
  const byCouriers = divideBy('shipping', remaining, ofAll - sum(bySellers))
  const byInsurance = divideBy('insurance', remaining, ofAll - sum(bySellers) - sum(byCouriers))

  return {
    service: serviceFee - (ofAll - sum(bySellers) - sum(byCouriers) - sum(byInsurance)),
    parcels: parcels.map(({ shopId, added }, index) => {
      const { seller = 0, shipping = 0, insurance = 0 } = remaining[index] ?? {}

      return {
        shopId,
        seller: seller - (bySellers[index] ?? 0) + added.goods,
        shipping: shipping - (byCouriers[index] ?? 0) + added.shipping,
        insurance: insurance - (byInsurance[index] ?? 0),
        vouchers: added.goods + added.shipping,
      }
    }),
  }
}

type Share = 'seller' | 'shipping' | 'insurance'

const divideBy = (share: Share, remaining: Record<Share, number>[], lost: number) =>
  divide(
    lost,
    remaining.map((parcel) => parcel[share]),
  )

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
