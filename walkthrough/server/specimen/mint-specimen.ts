import { fetchAsBrowser } from '../visitor/visitor'

/** Public, in the catalogue file: Rani's promotion of the AYU serum. */
const PROMOTION = { shop: 'pasar', promo: '101', notice: 'read' }

export class SpecimenUnavailable extends Error {
  constructor(
    readonly why: 'down' | 'refused',
    cause?: unknown,
  ) {
    super(`No specimen token: ${why}.`, { cause })
  }
}

/**
 * One tap on an offer of the feed, at the same public address as any visitor's and without a key. Nothing is spent.
 * @throws {SpecimenUnavailable} when Ramai is down or refuses.
 */
export async function mintSpecimen({ ramai, host }: { ramai: string; host: string }): Promise<string> {
  const response = await fetchAsBrowser({
    address: ramai,
    host,
    path: '/out',
    method: 'POST',
    body: new URLSearchParams(PROMOTION),
  }).catch((cause) => {
    throw new SpecimenUnavailable('down', cause)
  })
  const location = response.headers.get('location')
  const token = location && URL.canParse(location) ? new URL(location).searchParams.get('t') : null
  if (response.status !== 303 || !token) throw new SpecimenUnavailable('refused')

  return token
}
