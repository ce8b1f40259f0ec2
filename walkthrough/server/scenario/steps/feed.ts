import { closeAd as close, tap as leave } from '@jembatan/buyer/feed'
import { postForm } from '@jembatan/buyer/forms'
import { query } from '@jembatan/buyer/procedures'
import { z } from 'zod'
import { formatRupiah } from '@/i18n/format-rupiah'
import { callControl, getControlOrThrow } from '../../controls/controls'
import { openBrowser } from '../../visitor/visitor'
import { getOrThrow, isTo, type Page, type ScenarioContext, toPage } from './context'
import { buyerStep, type Note, type PageAnswer, type Step } from './step'

/**
 * From the public promo registry of the catalogue: what scenarios buy, each with plenty in stock.
 */
export const ITEMS = {
  serum: { promo: 101, sku: 'AYU-SERUM', post: 'rani-ayu-serum' },
  chips: { promo: 119, sku: 'KRIUK-KERIPIK', post: 'tika-kriuk-keripik' },
} as const

/** Pasar has none of this size, and no post leads to it. */
export const SOLD_OUT = { promo: 128, sku: 'LANGKAH-SANDAL-43' }

/** Goods, the promotion that leads to them, and the post that shows it. */
export type Item = { promo: number; sku: string; post: string }

type Promoted = Pick<Item, 'promo' | 'sku'>

/** Before its scripts the feed leads to the leave notice by the same address. */
const isNotice = ({ location }: PageAnswer) => location.startsWith('/leaving/')

export const departure = ({ ramai }: ScenarioContext) => {
  const isDeparture = isTo(ramai, 'POST', '/out')

  return { request: 'POST /out', isIt: (answer: PageAnswer) => isDeparture(answer) && !isNotice(answer) }
}

/** Where an answer leads its browser. */
export const leadsTo = async (_: ScenarioContext, answer: PageAnswer | undefined) => answer && { data: answer.location }

export const feedAt = (post: string): Page => ({ system: 'ramai', path: `/?post=${post}` })

/** A tap in the feed, at the public address that every viewer's browser uses. */
export const tap = (item: Item): Step =>
  buyerStep<string>({
    name: 'tap',
    to: 'ramai',
    at: () => feedAt(item.post),
    control: ({ view }) => view,
    byRequest: async ({ visitor, state }) => {
      state.isCrossing = false
      const { status, headers } = await leave(visitor.ramai, item.promo)

      return { request: 'POST /out', status, data: headers.location }
    },
    press: async ({ buyer }, { state }) => {
      await buyer.tap()
      state.isCrossing = true
    },
    sends: departure,
    find: leadsTo,
    expect: ({ status, data: location = '' }, context) => {
      const token = URL.canParse(location) ? new URL(location).searchParams.get('t') : null
      if (token) {
        context.state.token = token
        context.page = toPage(context.pasar, location)
      }

      return { asExpected: status === 303 && token !== null, note: { word: 'nineClaims' } }
    },
  })

type StagedTap = {
  name: 'tapSoldOut' | 'tapEarlier' | 'tapElsewhere' | 'tapSeenLess' | 'tapSeenMore'
  item: Promoted
  /** The differences from a handoff that Ramai would sign now. */
  changes: (price: number) => { seen?: number; secondsAgo?: number; audience?: string }
  note: (price: number) => Note
}

const offer = z.object({ price: z.number() })
const minted = z.object({ location: z.string(), token: z.string() })

/**
 * Ramai's demo control signs a real handoff of an earlier minute, an older price or for another
 * shop.
 */
const stagedTap = ({ name, item, changes, note }: StagedTap): Step => ({
  name,
  to: 'ramai',
  needs: 'ramai',
  run: async (context) => {
    const price = await readPrice(context, item)
    const response = await callControl(getControlOrThrow(context.controls, 'ramai'), {
      method: 'POST',
      path: '/api/demo/handoff',
      body: { promoId: item.promo, ...changes(price) },
    })
    const handoff = response.ok ? minted.parse(await response.json()) : undefined
    if (handoff) {
      context.state.token = handoff.token
      context.page = toPage(context.pasar, `/h?t=${encodeURIComponent(handoff.token)}`)
    }

    return {
      request: 'POST /api/demo/handoff',
      status: response.status,
      asExpected: handoff !== undefined,
      note: note(price),
    }
  },
})

/** Pasar's own price of this minute, as its product page shows it. */
async function readPrice({ visitor }: ScenarioContext, { sku }: Promoted) {
  return offer.parse(await query(visitor.pasar, 'catalogue.item', { sku })).price
}

/** A token lives 120 seconds and clocks get 10 seconds of leeway. */
const TOO_LONG_AGO = 200
const OTHER_SHOP = 'http://toko-lain.localhost:3001'
const PRICE_CHANGE = 30_000

/**
 * Pasar sold the last piece after the catalogue was published; Ramai does not link to goods it
 * knows to be sold out.
 */
export const tapSoldOutSince = (item: Promoted): Step =>
  stagedTap({ name: 'tapSoldOut', item, changes: () => ({}), note: () => ({ word: 'nineClaims' }) })

export const tapTooLongAgo = (item: Item): Step =>
  stagedTap({
    name: 'tapEarlier',
    item,
    changes: () => ({ secondsAgo: TOO_LONG_AGO }),
    note: () => ({ word: 'mintedEarlier', values: { seconds: TOO_LONG_AGO } }),
  })

export const tapForOtherShop = (item: Item): Step =>
  stagedTap({
    name: 'tapElsewhere',
    item,
    changes: () => ({ audience: OTHER_SHOP }),
    note: () => ({ word: 'mintedElsewhere', values: { shop: new URL(OTHER_SHOP).host } }),
  })

/** The feed's catalogue is older than the shop's price: it showed less, or more. */
const tapWithPrice = (name: 'tapSeenLess' | 'tapSeenMore', item: Item, difference: number): Step =>
  stagedTap({
    name,
    item,
    changes: (price) => ({ seen: price + difference }),
    note: (price) => ({
      word: 'seenAndNow',
      values: { seen: formatRupiah(price + difference), now: formatRupiah(price) },
    }),
  })

export const tapWithLowerPrice = (item: Item) => tapWithPrice('tapSeenLess', item, -PRICE_CHANGE)
export const tapWithHigherPrice = (item: Item) => tapWithPrice('tapSeenMore', item, PRICE_CHANGE)

/** The feed is asked for something that only a shop has. */
export const requestShopRoute = (path: string): Step => ({
  name: 'shopRoute',
  to: 'ramai',
  run: async (context) => {
    const { status } = await postForm(context.visitor.ramai, path, {})
    context.page = { system: 'ramai', path: '/' }

    return { request: `POST ${path}`, status, asExpected: status === 404, note: { word: 'noSuchAddress' } }
  },
})

/** An ad that everybody is shown, and that no other scenario buys from. */
const AD = 'dimas-nada-earbuds'

/** Whether the page shows the post. */
const shownIn = (page: string) => page.includes(`id="${AD}-creator"`)

/** The visitor looks at the ad, before it is closed or after. */
const lookAtAd = (name: 'seeAd' | 'adStaysAway' | 'seeAdAsOther', isShown: boolean, note: Note): Step => ({
  name,
  to: 'ramai',
  run: async (context) => {
    const browser = name === 'seeAdAsOther' ? openBrowser(context.ramai) : context.visitor.ramai
    const { status, body } = await browser.ask(`/?post=${AD}`)
    context.page = feedAt(AD)

    return {
      request: `GET /?post=${AD}`,
      status,
      asExpected: status === 200 && shownIn(body) === isShown,
      note,
    }
  },
})

export const seeAd = () => lookAtAd('seeAd', true, { word: 'adMarked' })
export const adStaysAway = () => lookAtAd('adStaysAway', false, { word: 'adAway' })
export const seeAdAsOther = () => lookAtAd('seeAdAsOther', true, { word: 'ownVisitOnly' })

/** By the form on the ad itself, which works without scripts. */
export const closeAd = (): Step =>
  buyerStep<boolean>({
    name: 'closeAd',
    to: 'ramai',
    at: () => feedAt(AD),
    control: (controls) => controls.closeAd,
    byRequest: async ({ visitor }) => {
      const { status } = await close(visitor.ramai, AD)

      return { request: 'POST /ads/close', status, data: status === 303 }
    },
    press: ({ buyer }) => buyer.closeAd(),
    // With scripts the page remembers it by itself, in the cookie that the form sets without.
    find: async ({ visitor }) =>
      Object.values(visitor.ramai.cookies).some((value) => value.includes(AD)) ? { data: true } : undefined,
    expect: ({ data: isClosed = false }) => ({ asExpected: isClosed, note: { word: 'oneTap' } }),
  })

/** The order is asked for in the feed, which has never heard of it. */
export const requestOrderInFeed = (): Step => ({
  name: 'feedAsked',
  to: 'ramai',
  run: async (context) => {
    const { status } = await context.visitor.ramai.ask(`/orders/${getOrThrow(context, 'orderId')}`)

    return { request: 'GET /orders/…', status, asExpected: status === 404, note: { word: 'feedKnowsNothing' } }
  },
})

/** The feed is read and left while the shop is down. */
export const readFeed = (): Step => ({
  name: 'feedLives',
  to: 'ramai',
  run: async (context) => {
    const { status } = await context.visitor.ramai.ask('/')
    context.page = { system: 'ramai', path: '/' }

    return { request: 'GET /', status, asExpected: status === 200, note: { word: 'feedNeedsNobody' } }
  },
})
