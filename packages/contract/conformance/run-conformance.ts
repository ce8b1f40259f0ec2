import { BEHAVIOURS } from './behaviours'
import { ARRIVING, Browser, problemCode } from './browser'
import { VECTOR_FILES } from './cases'
import { freshJti, makeToken, type Server } from './make-token'
import type { Case } from './recipe'

export type Result = { group: string; name: string; failure: string | null }

type Check = Pick<Result, 'group' | 'name'> & { holds: (server: Server) => Promise<void> }

const STATUS = { accepted: 200, handoff_invalid: 400, handoff_expired: 410 } as const

/**
 * Runs every vector and every behaviour against a server and reports each result as it arrives. The
 * server must trust `contract/vectors/issuers.json`, so it runs under test or in a demo.
 */
export async function runConformance(server: Server, onResult: (result: Result) => void): Promise<Result[]> {
  const results: Result[] = []
  for (const { group, name, holds } of [...vectorChecks(), ...behaviourChecks()]) {
    const failure = await holds(server).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    )
    results.push({ group, name, failure })
    onResult({ group, name, failure })
  }

  return results
}

function vectorChecks(): Check[] {
  return Object.entries(VECTOR_FILES).flatMap(([group, { cases }]) =>
    cases
      .filter(({ stillClock }) => !stillClock)
      .map((vector) => ({
        group,
        name: `${vector.id}: ${vector.what}`,
        holds: (server: Server) => answersAsExpected(server, vector),
      })),
  )
}

const behaviourChecks = (): Check[] => BEHAVIOURS.map(({ what, holds }) => ({ group: 'http', name: what, holds }))

async function answersAsExpected({ origin, sku }: Server, { recipe, later, expect }: Case) {
  const now = new Date(Date.now() - later * 1000)
  const token = await makeToken(recipe, { audience: origin, sku, now, jti: freshJti() })
  const answer = await new Browser(origin).ask(`/h?t=${encodeURIComponent(token)}`, {
    headers: { ...ARRIVING, accept: 'application/json' },
  })

  const code = answer.status === 200 ? 'accepted' : String(problemCode(answer))
  // A valid token may name a product that the shop does not sell, which is not a token failure.
  if (expect.code === 'accepted' && code === 'item_unavailable') return
  if (answer.status !== STATUS[expect.code] || code !== expect.code)
    throw new Error(`expected ${STATUS[expect.code]} ${expect.code}, got ${answer.status} ${code}`)
}
