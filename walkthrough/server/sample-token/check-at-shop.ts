import { z } from 'zod'
import type { WatchedSystem } from '../systems/systems'
import { openBrowser } from '../visitor/visitor'

const problem = z.object({ code: z.string(), title: z.string(), detail: z.string(), requestId: z.string() })

const requestId = z.string().optional()

export type ShopVerdict =
  | { verdict: 'passed'; status: number; requestId: string | null }
  | { verdict: 'refused'; status: number; code: string; title: string; detail: string; requestId: string }
  | { verdict: 'down' }

type CheckAtShop = { pasar: WatchedSystem; token: string; language: string }

/** Has the shop's real landing page, `GET /h`, read a token; that spends nothing. */
export async function checkAtShop({ pasar, token, language }: CheckAtShop): Promise<ShopVerdict> {
  try {
    const browser = openBrowser(pasar, { '__Host-pasar_language': language })
    const { status, headers, body } = await browser.ask(`/h?t=${encodeURIComponent(token)}`, {
      headers: { accept: 'application/problem+json' },
    })
    if (status < 300) return { verdict: 'passed', status, requestId: requestId.parse(headers['x-request-id']) ?? null }

    return { verdict: 'refused', status, ...problem.parse(JSON.parse(body)) }
  } catch {
    return { verdict: 'down' }
  }
}
