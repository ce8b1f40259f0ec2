import { ARRIVING, Browser, problemCode } from './browser'
import { intactToken, type Server } from './make-token'

const TRUST =
  'it does not trust the test issuers of contract/vectors/issuers.json, or its public origin is another.\n' +
  'The Pasar of `npm start` trusts them, unless it runs with DEMO_MODE=0.'

/** A server that takes longer for its first answer would keep the whole run waiting. */
const PATIENCE_MS = 15_000

/** Returns the reason why every check would fail, as a sentence; null when there is none. */
export async function reasonNotToRun(server: Server, { patience = PATIENCE_MS } = {}): Promise<string | null> {
  const { origin, sku } = server
  const link = `/h?t=${encodeURIComponent(await intactToken(server))}`
  try {
    const answer = await new Browser(origin, {}, { patience }).ask(link, {
      headers: { ...ARRIVING, accept: 'application/json' },
    })
    const code = problemCode(answer)
    if (code === 'handoff_invalid') return `${origin} refuses an intact handoff: ${TRUST}`
    if (code === 'item_unavailable') return `${origin} does not sell ${sku}: name a product of its own with --sku.`

    return null
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError')
      return `${origin} has not answered for ${patience / 1000} s: see what keeps it.`
    return `Nothing answers at ${origin}: start the server first (${codeOf(error)}).`
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error)
