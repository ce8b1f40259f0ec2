import type { Browser } from '@jembatan/buyer/browser'
import { type Listed, readFeed } from '@jembatan/buyer/feed'
import { submit } from '@jembatan/buyer/forms'
import { z } from 'zod'
import { callControl, getControlOrThrow } from '../../controls/controls'
import { openBrowser } from '../../visitor/visitor'
import { getOrThrow, isTo, type Page, type ScenarioContext } from './context'
import { buyerStep, type Step } from './step'

const PATH = '/api/demo/viewers'
/** Number of posts that is enough to compare orders. */
const PAGES = 4

const staged = z.object({
  viewers: z
    .array(
      z.object({
        memberId: z.string(),
        creatorId: z.string(),
        cookie: z.object({ name: z.string(), value: z.string() }),
      }),
    )
    .length(2),
})

/**
 * Two members of this scenario who like different creators' posts. The end of the run deletes them.
 */
export const stageViewers = (): Step => ({
  name: 'stageViewers',
  to: 'ramai',
  needs: 'ramai',
  run: async (context) => {
    const control = getControlOrThrow(context.controls, 'ramai')
    const response = await callControl(control, { method: 'POST', path: PATH, body: {} })
    const { viewers } = response.ok ? staged.parse(await response.json()) : { viewers: [] }
    if (viewers.length > 0) {
      const body = { memberIds: viewers.map(({ memberId }) => memberId) }
      context.undo.push(() => callControl(control, { method: 'DELETE', path: PATH, body }))
    }
    context.state.viewers = viewers.map(({ creatorId, cookie }, index) => {
      const browser = index === 0 ? context.visitor.ramai : openBrowser(context.ramai)
      browser.cookies = { [cookie.name]: cookie.value }

      return { browser, creatorId }
    })
    const [one, other] = viewers.map(({ creatorId }) => creatorId)

    return {
      request: `POST ${PATH}`,
      status: response.status,
      asExpected: one !== undefined && other !== undefined && one !== other,
      note: { word: 'twoTastes', values: { one: `@${one}`, other: `@${other}` } },
    }
  },
})

function browserOf(context: ScenarioContext, index: number): Browser {
  const viewer = getOrThrow(context, 'viewers')[index]
  if (!viewer) throw new Error(`There is no viewer ${index}.`)

  return viewer.browser
}

const readAsAnybody = (context: ScenarioContext) => readFeed(openBrowser(context.ramai), PAGES)

/** Scrolls to the first unpaid post, so that a changed order is visible. */
const firstUnpaid = (list: Listed[]) => {
  const id = list.find(({ promoted }) => !promoted)?.id

  return { system: 'ramai', path: id ? `/?post=${id}` : '/' } as const
}

const orderOf = (list: Listed[]) => list.map(({ id }) => id).join()

/** Expects the list of a visitor without an account, for both viewers or the first one. */
const seeSameList = (name: 'sameForAll' | 'sameAgain'): Step => ({
  name,
  to: 'ramai',
  run: async (context) => {
    const viewers = getOrThrow(context, 'viewers').slice(0, name === 'sameForAll' ? 2 : 1)
    const everybody = await readAsAnybody(context)
    const lists = await Promise.all(viewers.map(({ browser }) => readFeed(browser, PAGES)))
    context.page = firstUnpaid(lists[0] ?? [])

    return {
      request: 'GET feed.page',
      status: 200,
      asExpected: everybody.length > 0 && lists.every((list) => orderOf(list) === orderOf(everybody)),
      note: { word: 'samePosts', values: { count: everybody.length } },
    }
  },
})

export const sameForAll = () => seeSameList('sameForAll')
export const sameAgain = () => seeSameList('sameAgain')

/** Expects ads at the same places: this consent covers unpaid posts only. */
const isBy = (creatorId: string) => (listed: Listed) => listed.creator.id === creatorId && !listed.promoted

/**
 * Expects a viewer's own list: followed creators come earlier, and no other viewer has this order.
 */
const seeOwnOrder = (name: 'orderOfOne' | 'orderOfOther', index: 0 | 1): Step => ({
  name,
  to: 'ramai',
  run: async (context) => {
    const viewers = getOrThrow(context, 'viewers')
    const everybody = await readAsAnybody(context)
    const [own = [], other = []] = await Promise.all(
      [index, 1 - index].map((at) => readFeed(browserOf(context, at), PAGES)),
    )
    const creatorId = viewers[index]?.creatorId ?? ''
    const [before, now] = [everybody, own].map((list) => list.findIndex(isBy(creatorId)) + 1)
    if (index === 0) context.page = firstUnpaid(own)

    return {
      request: 'GET feed.page',
      status: 200,
      asExpected: !!now && (!before || now < before) && orderOf(own) !== orderOf(other),
      note: { word: 'comesSooner', values: { creator: `@${creatorId}`, place: now ?? 0 } },
    }
  },
})

export const orderOfOne = () => seeOwnOrder('orderOfOne', 0)
export const orderOfOther = () => seeOwnOrder('orderOfOther', 1)

const exported = z.object({ consents: z.array(z.object({ purpose: z.string(), granted: z.boolean() })) })

type SetConsent = { name: 'consentOfOne' | 'consentOfOther' | 'withdrawOfOne'; index: 0 | 1; rows: boolean[] }

/**
 * By the switch under "Privasi"; how many rows the ledger then has is in the viewer's own export.
 */
const setConsent = ({ name, index, rows }: SetConsent): Step => {
  const step = buyerStep<boolean[]>({
    name,
    to: 'ramai',
    at: () => MY_DATA,
    control: ({ consent }) => consent(PURPOSE),
    byRequest: async (context) => {
      const browser = browserOf(context, index)
      const fields = { granted: rows.at(-1) ? 'yes' : 'no' }
      const { status } = await submit(browser, '/me/privacy', { having: [`value="${PURPOSE}"`], fields })

      return { request: 'POST /me/privacy', status, data: await readLedger(browser) }
    },
    press: ({ buyer }) => buyer.switchConsent(PURPOSE),
    sends: ({ ramai }) => ({ request: 'POST /me/privacy', isIt: isTo(ramai, 'POST', '/me/privacy') }),
    find: async (context) => {
      const ledger = await readLedger(browserOf(context, index))

      return ledger.length === rows.length ? { data: ledger } : undefined
    },
    expect: ({ status, data: ledger = [] }, context) => {
      if (index === 0) context.page = MY_DATA

      return {
        asExpected: status < 400 && ledger.join() === rows.join(),
        note: { word: 'ledgerRows', values: { count: ledger.length } },
      }
    },
  })

  // The live screens show only the first viewer.
  return index === 0 ? step : { ...step, byHand: undefined }
}

const PURPOSE = 'ranking'
const MY_DATA: Page = { system: 'ramai', path: '/me/privacy' }

/** Reads what a viewer has agreed to and withdrawn, in order. */
const readLedger = async (browser: Browser) =>
  exported.parse(JSON.parse((await browser.ask('/me/export')).body)).consents.map(({ granted }) => granted)

export const consentOfOne = () => setConsent({ name: 'consentOfOne', index: 0, rows: [true] })
export const consentOfOther = () => setConsent({ name: 'consentOfOther', index: 1, rows: [true] })
export const withdrawOfOne = () => setConsent({ name: 'withdrawOfOne', index: 0, rows: [true, false] })
