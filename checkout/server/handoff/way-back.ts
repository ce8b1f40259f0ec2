import { getIssuerRegistry } from './issuer-registry'

/** The constant way back to the social app that a basket came from: an address without query, from the registry. */
export async function wayBack(issuer: string | null): Promise<{ name: string; url: string } | null> {
  const known = issuer === null ? undefined : (await getIssuerRegistry()).get(issuer)

  return known ? { name: known.name, url: known.returnUrl } : null
}
