import { fetchAsVisitor } from './fetch-as-visitor'

const HIDDEN_PROOF = /name="proof" value="([^"]+)"/

type ClaimAsVisitor = { pasar: string; host: string; token: string }

/** Opens the landing page as a new browser would and presses its one button. Says where the shop leads. */
export async function claimAsVisitor({ pasar, host, token }: ClaimAsVisitor) {
  const landing = await fetchAsVisitor({ address: pasar, host, path: `/h?t=${encodeURIComponent(token)}` })
  const proof = HIDDEN_PROOF.exec(await landing.text())?.[1]
  if (!landing.ok || !proof) return { status: landing.status, leadsTo: null }

  const claim = await fetchAsVisitor({
    address: pasar,
    host,
    path: '/h/claim',
    method: 'POST',
    body: new URLSearchParams({ t: token, proof }),
    headers: { cookie: cookiesOf(landing) },
  })
  return { status: claim.status, leadsTo: claim.headers.get('location')?.split('/')[1] ?? null }
}

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
