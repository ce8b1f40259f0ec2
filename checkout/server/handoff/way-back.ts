import { getIssuerRegistry } from './issuer-registry'

export type WayBack = { name: string; url: string } | null

export type OrderWayBack = (order: { id: string; issuer: string | null }) => Promise<WayBack>

/** The constant way back to the social app that a basket or an order came from: an address without query. */
export async function wayBack({ issuer }: { issuer: string | null }): Promise<WayBack> {
  const known = issuer === null ? undefined : (await getIssuerRegistry()).get(issuer)

  return known ? { name: known.name, url: known.returnUrl } : null
}

/** A checkout with the way back of its basket. */
export const withWayBack = async <Checkout extends { quote: { issuer: string | null } }>(checkout: Checkout) => ({
  ...checkout,
  wayBack: await wayBack(checkout.quote),
})
