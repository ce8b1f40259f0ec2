import { ARRIVING, Browser, problemCode } from './browser'
import { intactToken, type Server } from './make-token'

const TRUST =
  'it does not trust the test issuers of contract/vectors/issuers.json, or its public origin is another.\n' +
  'The Pasar of `npm start` trusts them, unless it runs with DEMO_MODE=0.'

/** Why every check would fail, for a person; null when there is no such reason. */
export async function reasonNotToRun(server: Server): Promise<string | null> {
  const { origin, sku } = server
  const link = `/h?t=${encodeURIComponent(await intactToken(server))}`
  try {
    const answer = await new Browser(origin).ask(link, { headers: { ...ARRIVING, accept: 'application/json' } })
    const code = problemCode(answer)
    if (code === 'handoff_invalid') return `${origin} refuses an intact handoff: ${TRUST}`
    if (code === 'item_unavailable') return `${origin} does not sell ${sku}: name a product of its own with --sku.`

    return null
  } catch (error) {
    return `Nothing answers at ${origin}: start the server first (${codeOf(error)}).`
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error)
