import type { Browser } from '@jembatan/buyer/browser'
import type { Controls } from '../../controls/controls'
import { hostOf, type SystemName, type Systems, type WatchedSystem } from '../../systems/systems'
import { openVisitor, type Visitor } from '../../visitor/visitor'
import type { PageAnswer } from './step'

/** Where the presenter's own window opens after a step. `private`: only with the visitor's own session. */
export type Page = { system: SystemName; path: string; private?: boolean }

/** One of several who buy at once. */
export type Buyer = { visitor: Visitor; basketId: string }

/** The state that a step leaves for the next. */
export type State = {
  token: string
  /** The token of the second viewer. */
  otherToken: string
  /** The page of the product that a claim has opened. */
  offered: string
  basketId: string
  total: number
  orderId: string
  /** An account that moderators act on. */
  account: { creatorId: string; postIds: string[]; promoId: number }
  /** Two members of Ramai, and whom each of them follows. */
  viewers: { browser: Browser; creatorId: string }[]
  /** The code of a voucher of this run, and who wants it. */
  voucher: string
  buyers: Buyer[]
  /** The order of the old shop that waits in quarantine. */
  dirtyRow: number | undefined
  /** The order of the old shop that has a rupiah too much at Pasar. */
  plantedIn: number | undefined
  /** By a cut-over that has stopped. */
  isOldShopClosed: boolean
  /** Which attempt to pay the order this is, counted from one, and its page at Kasir. */
  attempt: number
  paymentPage: Page
  /** Whether the browser is on its way from the feed to the shop. */
  isCrossing: boolean
  /** Whether everything that the buyer collects is in the cart. */
  isCartFilled: boolean
}

/** One run of one scenario: its own visitor, and all that came of it so far. */
export type ScenarioContext = Systems & {
  controls: Controls
  visitor: Visitor
  state: Partial<State>
  page: Page | null
  /** Undoes what a step changed for everybody: a system that was stopped, a rule that was broken. */
  undo: (() => Promise<unknown>)[]
}

export const createContext = (systems: Systems, controls: Controls): ScenarioContext => ({
  ...systems,
  controls,
  visitor: openVisitor(systems),
  state: {},
  page: null,
  undo: [],
})

/** Returns the state of an earlier step. */
export function getOrThrow<Key extends keyof State>({ state }: ScenarioContext, key: Key): NonNullable<State[Key]> {
  const value = state[key]
  if (value === undefined) throw new Error(`No earlier step has left a ${key}.`)

  return value
}

/** Kasir knows each attempt to pay an order by a name of its own. */
export const attemptId = (context: ScenarioContext) =>
  `${getOrThrow(context, 'orderId')}-${getOrThrow(context, 'attempt')}`

/** The part that a small screen scrolls to; otherwise each step would show the top of the page. */
type OrderPart = 'parcels' | 'return' | 'refund' | 'complaints'

type CheckoutPart = 'payment' | 'voucher'

export const orderPage = (context: ScenarioContext, part?: OrderPart): Page => ({
  system: 'pasar',
  path: `/orders/${getOrThrow(context, 'orderId')}${part ? `#${part}` : ''}`,
  private: true,
})

export const checkoutPage = (basketId: string, part?: CheckoutPart): Page => ({
  system: 'pasar',
  path: `/checkout/${basketId}${part ? `#${part}` : ''}`,
  private: true,
})

/** The checkout of the buyer's basket, for what is done there by hand. */
export const atCheckout = ({ state: { basketId } }: ScenarioContext) =>
  basketId === undefined ? undefined : checkoutPage(basketId)

export const atOrder = (context: ScenarioContext) => (context.state.orderId ? orderPage(context) : undefined)

/** The page at Kasir of the current attempt to pay. */
export const atPayment = ({ state }: ScenarioContext) => state.paymentPage

/** Whether a page's answer came from there. */
export const isTo =
  (system: WatchedSystem, method: string, path: string) =>
  (answer: PageAnswer): boolean =>
    answer.method === method &&
    answer.url.host === hostOf(system) &&
    (answer.url.pathname === path || answer.url.pathname.startsWith(`${path}/`))

/** The page that a link of a system leads to. */
export function toPage(system: WatchedSystem, link: string): Page {
  const { pathname, search } = new URL(link, system.origin)

  return { system: system.name, path: pathname + search }
}
