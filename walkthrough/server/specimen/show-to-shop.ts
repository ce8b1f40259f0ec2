import { z } from 'zod'
import { fetchAsVisitor } from '../visitor/fetch-as-visitor'

const problem = z.object({ code: z.string(), title: z.string(), detail: z.string(), requestId: z.string() })

export type Shown =
  | { verdict: 'passed'; status: number; requestId: string | null }
  | { verdict: 'refused'; status: number; code: string; title: string; detail: string; requestId: string }
  | { verdict: 'down' }

type ShowToShop = { pasar: string; host: string; token: string; language: string }

/** Puts a token before the shop's real door, `GET /h`, which looks and spends nothing. */
export async function showToShop({ pasar, host, token, language }: ShowToShop): Promise<Shown> {
  const ask = (accept: string) =>
    fetchAsVisitor({
      address: pasar,
      host,
      path: `/h?t=${encodeURIComponent(token)}`,
      headers: { accept, cookie: `__Host-pasar_language=${language}` },
    })

  try {
    const answer = await ask('application/problem+json')
    if (answer.ok) return { verdict: 'passed', status: answer.status, requestId: answer.headers.get('x-request-id') }

    return { verdict: 'refused', status: answer.status, ...problem.parse(await answer.json()) }
  } catch {
    return { verdict: 'down' }
  }
}
