import { ARRIVING, type Browser } from '@jembatan/buyer/browser'
import { basketIn } from '@jembatan/buyer/checkout'
import { changeOneLetter } from '../../specimen/change-one-letter'
import { openBrowser } from '../../visitor/visitor'
import { checkoutPage, getOrThrow, isTo, type ScenarioContext } from './context'
import type { Item } from './feed'
import { buyerStep, codeOf, type Done, HERE, type Step } from './step'

const AS_PROBLEM = { accept: 'application/problem+json' }

const landingPath = (token: string) => `/h?t=${encodeURIComponent(token)}`

type Expected = { status: number; code?: string }

const judge = ({ status, code }: Done<never>, expected: Expected) => ({
  asExpected: status === expected.status && code === expected.code,
  note: { word: status < 300 ? 'nothingSpent' : 'nothingMade' } as const,
})

/** The shop's landing page reads the token and spends nothing. */
export const showToken = (expected: Expected = { status: 200 }): Step =>
  buyerStep<never>({
    name: 'show',
    to: 'pasar',
    byRequest: (context) => readLanding(context, getOrThrow(context, 'token')),
    at: ({ state }) => (state.isCrossing ? HERE : undefined),
    press: async () => {},
    sends: ({ pasar }) => ({ request: 'GET /h', isIt: isTo(pasar, 'GET', '/h') }),
    expect: (done) => judge(done, expected),
  })

const PARTS = { changeHeader: 0, changePayload: 1, changeSignature: 2 } as const

/** One letter in the middle of one part. The shop says the same to all of them. */
export const showAlteredToken = (name: keyof typeof PARTS): Step => ({
  name,
  to: 'pasar',
  run: async (context) => {
    const token = getOrThrow(context, 'token')
    const altered = changeOneLetter(token, middleOf(token, PARTS[name]))

    const done = await readLanding(context, altered)

    return { ...done, ...judge(done, { status: 400, code: 'handoff_invalid' }) }
  },
})

function middleOf(token: string, part: number) {
  const parts = token.split('.')
  const before = parts.slice(0, part).reduce((length, text) => length + text.length + 1, 0)

  return before + Math.floor((parts[part]?.length ?? 0) / 2)
}

async function readLanding({ visitor }: ScenarioContext, token: string): Promise<Done<never>> {
  const answer = await visitor.pasar.ask(landingPath(token), { headers: { ...ARRIVING, ...AS_PROBLEM } })

  return { request: 'GET /h', status: answer.status, code: codeOf(answer) }
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
    const { status } = await context.visitor.pasar.ask(path, { method, headers: { ...headers } })

    return { request: `${method} /h`, status, asExpected: status === 200, note: { word: 'nothingSpent' } }
  },
})

/** Opens the landing page and presses its one button: the token is spent, and there is a basket. */
export const claim = (): Step =>
  buyerStep<string>({
    name: 'claim',
    to: 'pasar',
    byRequest: (context) => submitClaim(context, context.visitor.pasar),
    control: ({ goOn }) => goOn,
    press: async ({ page, buyer }, { pasar, state }) => {
      if (!state.isCrossing) await buyer.claim(landingPath(state.token ?? ''))
      await page.waitForURL(`${pasar.origin}/checkout/**`, { waitUntil: 'commit' })
    },
    sends: ({ pasar }) => ({ request: 'POST /h/claim', isIt: isTo(pasar, 'POST', '/h/claim') }),
    find: async (_, answer) => answer && { data: basketIn({ headers: { location: answer.location } }) },
    expect: ({ status, data: basketId }, context) => {
      context.state.isCrossing = false
      if (basketId) {
        context.state.basketId = basketId
        context.page = checkoutPage(basketId)
      }

      return { asExpected: status === 303 && basketId !== undefined, note: { word: 'ownBasket' } }
    },
  })

/** The same token in another person's browser. */
export const claimAgain = (): Step => ({
  name: 'claimAgain',
  to: 'pasar',
  run: async (context) => {
    const { request, status, code } = await submitClaim(context, openBrowser(context.pasar))
    const asExpected = status === 409 && code === 'handoff_used'

    return { request, status, code, asExpected, note: { word: 'noSecondBasket' } }
  },
})

async function submitClaim(context: ScenarioContext, browser: Browser): Promise<Done<string>> {
  const token = getOrThrow(context, 'token')
  const fields = await browser.open(token)
  // The page of a spent token may offer no form, and whoever claims anyway is refused all the same.
  fields.set('t', token)
  if (!fields.has('proof')) fields.set('proof', '')
  const answer = await browser.claim(fields, AS_PROBLEM)

  return { request: 'POST /h/claim', status: answer.status, code: codeOf(answer), data: basketIn(answer) }
}

/** No token, no promotion: the shop sells the item all the same, to anybody and as often as they like. */
export const openPlainLink = (name: 'plain' | 'plainAgain', { sku }: Item): Step => ({
  name,
  to: 'pasar',
  run: async (context) => {
    const path = `/buy/${sku}:1`
    const { status } = await context.visitor.pasar.ask(path)
    context.page = { system: 'pasar', path }

    return { request: `GET ${path}`, status, asExpected: status === 200, note: { word: 'nothingMade' } }
  },
})
