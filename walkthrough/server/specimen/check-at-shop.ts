import { z } from 'zod'
import { fetchAsBrowser } from '../visitor/visitor'

const problem = z.object({ code: z.string(), title: z.string(), detail: z.string(), requestId: z.string() })

export type ShopVerdict =
  | { verdict: 'passed'; status: number; requestId: string | null }
  | { verdict: 'refused'; status: number; code: string; title: string; detail: string; requestId: string }
  | { verdict: 'down' }

type CheckAtShop = { pasar: string; host: string; token: string; language: string }

/** Has the shop's real landing page, `GET /h`, read a token; that spends nothing. */
export async function checkAtShop({ pasar, host, token, language }: CheckAtShop): Promise<ShopVerdict> {
  try {
    const response = await fetchAsBrowser({
      address: pasar,
      host,
      path: `/h?t=${encodeURIComponent(token)}`,
      headers: { accept: 'application/problem+json', cookie: `__Host-pasar_language=${language}` },
    })
    const { status, headers } = response
    if (response.ok) return { verdict: 'passed', status, requestId: headers.get('x-request-id') }

    return { verdict: 'refused', status, ...problem.parse(await response.json()) }
  } catch {
    return { verdict: 'down' }
  }
}
