import { fetchAsVisitor } from '../visitor/fetch-as-visitor'

/** Public, in the catalogue file: Rani's promotion of the AYU serum. */
const PROMOTION = { shop: 'pasar', promo: '101', notice: 'read' }

export class NoSpecimen extends Error {
  constructor(
    readonly why: 'down' | 'refused',
    cause?: unknown,
  ) {
    super(`No specimen token: ${why}.`, { cause })
  }
}

/**
 * One tap on an offer of the feed, through the same public door as any visitor's and with no key. Nothing is spent.
 * @throws {NoSpecimen} when Ramai is down or lets nobody leave.
 */
export async function mintSpecimen({ ramai, host }: { ramai: string; host: string }): Promise<string> {
  const answer = await fetchAsVisitor({
    address: ramai,
    host,
    path: '/out',
    method: 'POST',
    body: new URLSearchParams(PROMOTION),
  }).catch((cause) => {
    throw new NoSpecimen('down', cause)
  })
  const location = answer.headers.get('location')
  const token = location && URL.canParse(location) ? new URL(location).searchParams.get('t') : null
  if (answer.status !== 303 || !token) throw new NoSpecimen('refused')

  return token
}
