import { ARRIVING, type Browser } from '@jembatan/buyer/browser'
import { addToCart, basketIn, productIn, startBasket } from '@jembatan/buyer/checkout'
import { query } from '@jembatan/buyer/procedures'
import { z } from 'zod'
import { changeOneLetter } from '../../sample-token/change-one-letter'
import { openBrowser } from '../../visitor/visitor'
import { checkoutPage, getOrThrow, isTo, type ScenarioContext } from './context'
import type { Item } from './feed'
import { type AnswerWith, attempt, buyerStep, codeOf, HERE, type Step } from './step'

const AS_PROBLEM = { accept: 'application/problem+json' }

const landingPath = (token: string) => `/h?t=${encodeURIComponent(token)}`

type Expected = { status: number; code?: string }

const judge = ({ status, code }: AnswerWith<never>, expected: Expected) => ({
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

async function readLanding({ visitor }: ScenarioContext, token: string): Promise<AnswerWith<never>> {
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

/**
 * Opens the landing page and presses its one button: the token is spent, and the product is open.
 */
export const claim = (): Step =>
  buyerStep<string>({
    name: 'claim',
    to: 'pasar',
    byRequest: (context) => submitClaim(context, context.visitor.pasar),
    control: ({ continueToShop }) => continueToShop,
    press: async ({ page, buyer }, { pasar, state }) => {
      if (!state.isCrossing) await buyer.claim(landingPath(state.token ?? ''))
      await page.waitForURL(`${pasar.origin}/products/**`, { waitUntil: 'commit' })
    },
    sends: ({ pasar }) => ({ request: 'POST /h/claim', isIt: isTo(pasar, 'POST', '/h/claim') }),
    find: async (_, answer) => answer && { data: productIn({ headers: { location: answer.location } }) },
    expect: ({ status, data: path }, context) => {
      context.state.isCrossing = false
      if (path) {
        context.state.offered = path
        context.page = { system: 'pasar', path, private: true }
      }

      return { asExpected: status === 303 && path !== undefined, note: { word: 'ownOffer' } }
    },
  })

/** The SKU of the item whose page a claim has opened. */
const offeredIn = (context: ScenarioContext) =>
  new URL(getOrThrow(context, 'offered'), context.pasar.origin).searchParams.get('sku') ?? ''

/**
 * Presses *Buy now* on the product's page: there is a basket, at the price that the feed showed.
 */
export const buyNow = (): Step =>
  buyerStep<string>({
    name: 'buyNow',
    to: 'pasar',
    at: ({ state: { offered } }) =>
      offered === undefined ? undefined : { system: 'pasar', path: offered, private: true },
    control: ({ buyNow }) => buyNow,
    byRequest: (context) =>
      attempt('POST basket.buyNow', startBasket(context.visitor.pasar, { sku: offeredIn(context) })),
    press: ({ buyer }) => buyer.buyNow(),
    sends: ({ pasar }) => ({ request: 'POST /products', isIt: isTo(pasar, 'POST', '/products') }),
    find: async (_, __, { page }) => {
      const basketId = basketIn({ headers: { location: page.url() } })

      return basketId === undefined ? undefined : { data: basketId }
    },
    expect: ({ data: basketId }, context) => {
      context.state.basketId = basketId
      if (basketId) context.page = checkoutPage(basketId)

      return { asExpected: basketId !== undefined, note: { word: 'ownBasket' } }
    },
  })

/** The product's page says so, and its form is gone. */
export const seeSoldOut = (): Step => ({
  name: 'seeSoldOut',
  to: 'pasar',
  run: async (context) => {
    const { stock } = item.parse(await query(context.visitor.pasar, 'catalogue.item', { sku: offeredIn(context) }))

    return {
      request: 'GET catalogue.item',
      status: 200,
      asExpected: stock === 'sold_out',
      note: { word: 'soldOutShown' },
    }
  },
})

const item = z.object({ stock: z.string() })

/** A request for it anyway is refused with the reason, and nothing is held or charged. */
export const addSoldOut = (): Step => ({
  name: 'orderRefused',
  to: 'pasar',
  run: async (context) => {
    const added = addToCart(context.visitor.pasar, offeredIn(context))
    const { request, status, code } = await attempt('POST cart.add', added)

    return {
      request,
      status,
      code,
      asExpected: status === 409 && code === 'out_of_stock',
      note: { word: 'nothingCharged' },
    }
  },
})

/** The same token in another person's browser. */
export const claimAgain = (): Step => ({
  name: 'claimAgain',
  to: 'pasar',
  run: async (context) => {
    const { request, status, code } = await submitClaim(context, openBrowser(context.pasar))
    const asExpected = status === 409 && code === 'handoff_used'

    return { request, status, code, asExpected, note: { word: 'noSecondOffer' } }
  },
})

async function submitClaim(context: ScenarioContext, browser: Browser): Promise<AnswerWith<string>> {
  const token = getOrThrow(context, 'token')
  const fields = await browser.open(token)
  // The page of a spent token may offer no form, and whoever claims anyway is refused all the same.
  fields.set('t', token)
  if (!fields.has('proof')) fields.set('proof', '')
  const answer = await browser.claim(fields, AS_PROBLEM)

  return { request: 'POST /h/claim', status: answer.status, code: codeOf(answer), data: productIn(answer) }
}

/**
 * No token, no promotion: the shop sells the item all the same, to anybody and as often as they
 * like.
 */
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
