import { BEHAVIOURS, type Server } from './behaviours'
import { ARRIVING, Browser } from './browser'
import { VECTOR_FILES } from './cases'
import { freshJti, makeToken } from './make-token'
import type { Case } from './recipe'

export type Result = { name: string; failure: string | null }

const STATUS = { accepted: 200, handoff_invalid: 400, handoff_expired: 410 } as const

/**
 * Runs every vector and every behaviour against a server, telling each result as it comes.
 * The server must trust `contract/vectors/issuers.json`, so it is a server under test and nothing else.
 */
export async function runConformance(server: Server, tell: (result: Result) => void): Promise<Result[]> {
  const results: Result[] = []
  for (const { name, holds } of [...vectorChecks(), ...behaviourChecks()]) {
    const failure = await holds(server).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    )
    results.push({ name, failure })
    tell({ name, failure })
  }

  return results
}

function vectorChecks() {
  return Object.entries(VECTOR_FILES).flatMap(([file, { cases }]) =>
    cases
      .filter(({ stillClock }) => !stillClock)
      .map((vector) => ({
        name: `${file}/${vector.id}: ${vector.what}`,
        holds: (server: Server) => answersAsExpected(server, vector),
      })),
  )
}

const behaviourChecks = () => BEHAVIOURS.map(({ what, holds }) => ({ name: `http: ${what}`, holds }))

async function answersAsExpected({ origin, sku }: Server, { recipe, later, expect }: Case) {
  const now = new Date(Date.now() - later * 1000)
  const token = await makeToken(recipe, { audience: origin, sku, now, jti: freshJti() })
  const answer = await new Browser(origin).ask(`/h?t=${encodeURIComponent(token)}`, {
    headers: { ...ARRIVING, accept: 'application/json' },
  })

  const code = answer.status === 200 ? 'accepted' : String(parsed(answer.body).code)
  // A token may be good and its product unknown to this shop: that is another answer's business.
  if (expect.code === 'accepted' && code === 'item_unavailable') return
  if (answer.status !== STATUS[expect.code] || code !== expect.code)
    throw new Error(`expected ${STATUS[expect.code]} ${expect.code}, got ${answer.status} ${code}`)
}

function parsed(body: string): { code?: unknown } {
  try {
    return JSON.parse(body)
  } catch {
    return {}
  }
}
