import type { Offer } from './find-offer'
import { getIssuerRegistry } from './issuer-registry'

export type WayBack = { name: string; url: string } | null

export type OrderWayBack = (order: { id: string; issuer: string | null }) => Promise<WayBack>

/**
 * Returns the constant link back to the social app that a basket or order came from: a URL without
 * a query.
 */
export async function wayBack({ issuer }: { issuer: string | null }): Promise<WayBack> {
  const feedUrl = issuer === null ? undefined : (await getIssuerRegistry()).get(issuer)

  return feedUrl ? { name: feedUrl.name, url: feedUrl.returnUrl } : null
}

/** Adds the basket's link back to a checkout. */
export const withWayBack = async <Checkout extends { quote: { issuer: string | null } }>(checkout: Checkout) => ({
  ...checkout,
  wayBack: await wayBack(checkout.quote),
})

/** Adds the offer's link back to the page of its product. */
export const withOfferWayBack = async (offer: Offer | null) => offer && { ...offer, wayBack: await wayBack(offer) }
