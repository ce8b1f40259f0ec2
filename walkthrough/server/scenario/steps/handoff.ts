import { z } from 'zod'
import { changeOneLetter } from '../../specimen/change-one-letter'
import { Visitor } from '../../visitor/visitor'
import { getOrThrow, type ScenarioContext } from './context'
import type { Item } from './feed'
import type { Step, StepResult } from './step'

const HIDDEN_PROOF = /name="proof" value="([^"]+)"/
const problem = z.object({ code: z.string() })

const landingPath = (token: string) => `/h?t=${encodeURIComponent(token)}`

type Expected = { status: number; code?: string }

/** The shop's landing page reads the token and spends nothing. */
export const showToken = (expected: Expected = { status: 200 }): Step => ({
  name: 'show',
  to: 'pasar',
  run: (context) => readLanding(context, getOrThrow(context, 'token'), expected),
})

const PARTS = { changeHeader: 0, changePayload: 1, changeSignature: 2 } as const

/** One letter in the middle of one part. The shop says the same to all of them. */
export const showAlteredToken = (name: keyof typeof PARTS): Step => ({
  name,
  to: 'pasar',
  run: async (context) => {
    const token = getOrThrow(context, 'token')
    const altered = changeOneLetter(token, middleOf(token, PARTS[name]))

    return readLanding(context, altered, { status: 400, code: 'handoff_invalid' })
  },
})

function middleOf(token: string, part: number) {
  const parts = token.split('.')
  const before = parts.slice(0, part).reduce((length, text) => length + text.length + 1, 0)

  return before + Math.floor((parts[part]?.length ?? 0) / 2)
}

async function readLanding(
  { visitor, pasar }: ScenarioContext,
  token: string,
  expected: Expected,
): Promise<StepResult> {
  const response = await visitor.fetch(pasar, {
    path: landingPath(token),
    headers: { accept: 'application/problem+json' },
  })
  const { ok, status } = response
  const code = ok ? undefined : problem.safeParse(await response.json()).data?.code

  return {
    request: 'GET /h',
    status,
    code,
    asExpected: status === expected.status && code === expected.code,
    note: { word: ok ? 'nothingSpent' : 'nothingMade' },
  }
}

const BOTS = {
  previewLooks: { method: 'GET', headers: { 'user-agent': 'WhatsApp/2.23.20.0' } },
  scannerLooks: {
    method: 'HEAD',
    headers: { 'user-agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' },
  },
  prefetchLooks: {
    method: 'GET',
    headers: { 'user-agent': 'Mozilla/5.0 Chrome/156', 'sec-purpose': 'prefetch;prerender' },
  },
} as const

/** A link preview, a scanner or a prefetch comes before the person. */
export const fetchAsBot = (name: keyof typeof BOTS): Step => ({
  name,
  to: 'pasar',
  run: async (context) => {
    const { method, headers } = BOTS[name]
    const path = landingPath(getOrThrow(context, 'token'))
    const { status } = await context.visitor.fetch(context.pasar, { path, method, headers: { ...headers } })

    return { request: `${method} /h`, status, asExpected: status === 200, note: { word: 'nothingSpent' } }
  },
})

/** Opens the landing page and presses its one button: the token is spent, and there is a basket. */
export const claim = (): Step => ({
  name: 'claim',
  to: 'pasar',
  run: async (context) => {
    const { status, code, location } = await submitClaim(context, context.visitor)
    const basketId = /^\/checkout\/([0-9a-f-]{36})$/.exec(location)?.[1]
    if (basketId) {
      context.state.basketId = basketId
      context.page = { system: 'pasar', path: location, private: true }
    }

    return {
      request: 'POST /h/claim',
      status,
      code,
      asExpected: status === 303 && basketId !== undefined,
      note: { word: 'ownBasket' },
    }
  },
})

/** The same token in another person's browser. */
export const claimAgain = (): Step => ({
  name: 'claimAgain',
  to: 'pasar',
  run: async (context) => {
    const { status, code } = await submitClaim(context, new Visitor())
    const asExpected = status === 409 && code === 'handoff_used'

    return { request: 'POST /h/claim', status, code, asExpected, note: { word: 'noSecondBasket' } }
  },
})

async function submitClaim(context: ScenarioContext, visitor: Visitor) {
  const token = getOrThrow(context, 'token')
  const landing = await visitor.fetch(context.pasar, { path: landingPath(token) })
  const proof = HIDDEN_PROOF.exec(await landing.text())?.[1] ?? ''
  const response = await visitor.fetch(context.pasar, {
    path: '/h/claim',
    method: 'POST',
    body: new URLSearchParams({ t: token, proof }),
    headers: { accept: 'application/problem+json' },
  })
  const refusal = response.status >= 400 ? problem.safeParse(await response.json()).data : undefined

  return { status: response.status, code: refusal?.code, location: response.headers.get('location') ?? '' }
}

/** No token, no promotion: the shop sells the item all the same, to anybody and as often as they like. */
export const openPlainLink = (name: 'plain' | 'plainAgain', { sku }: Item): Step => ({
  name,
  to: 'pasar',
  run: async (context) => {
    const path = `/buy/${sku}:1`
    const { status } = await context.visitor.fetch(context.pasar, { path })
    context.page = { system: 'pasar', path }

    return { request: `GET ${path}`, status, asExpected: status === 200, note: { word: 'nothingMade' } }
  },
})
