import type { Browser } from '@jembatan/buyer/browser'
import type { Controls } from '../../controls/controls'
import { hostOf, type SystemName, type Systems, type WatchedSystem } from '../../systems/systems'
import { openVisitor, type Visitor } from '../../visitor/visitor'
import type { PageAnswer } from './step'

/** The page for the presenter's window after a step. `private`: requires the visitor's session. */
export type Page = { system: SystemName; path: string; private?: boolean }

/** One of several simultaneous buyers. */
export type Buyer = { visitor: Visitor; basketId: string }

/** The state that steps hand to later steps. */
export type State = {
  token: string
  /** The token of the second viewer. */
  otherToken: string
  /** The page of the product that a claim has opened. */
  offered: string
  basketId: string
  total: number
  orderId: string
  /** The account to moderate. */
  account: { creatorId: string; postIds: string[]; promoId: number }
  /** Two members of Ramai with their favourite creators. */
  viewers: { browser: Browser; creatorId: string }[]
  /** This run's voucher code, and its buyers. */
  voucher: string
  buyers: Buyer[]
  /** The quarantined order of the old shop. */
  dirtyRow: number | undefined
  /** The old shop's order with the planted difference. */
  plantedIn: number | undefined
  /** True after an interrupted cut-over. */
  isOldShopClosed: boolean
  /** The payment attempt's number, from one, and its page at Kasir. */
  attempt: number
  paymentPage: Page
  /** True while the browser is between feed and shop. */
  isCrossing: boolean
  /** True when all goods of the scenario are in the cart. */
  isCartFilled: boolean
}

/** A run of a scenario: its visitor and state. */
export type ScenarioContext = Systems & {
  controls: Controls
  visitor: Visitor
  state: Partial<State>
  page: Page | null
  /** Undoes shared changes of the steps: a stopped system, a broken rule. */
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

/** Returns Kasir's order id of a payment attempt. */
export const attemptId = (context: ScenarioContext) =>
  `${getOrThrow(context, 'orderId')}-${getOrThrow(context, 'attempt')}`

/** The part that a small screen scrolls to, instead of the top of the page. */
type OrderPart = 'parcels' | 'refund' | 'complaints'

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

/** The checkout page of the buyer's basket. */
export const atCheckout = ({ state: { basketId } }: ScenarioContext) =>
  basketId === undefined ? undefined : checkoutPage(basketId)

export const atOrder = (context: ScenarioContext) => (context.state.orderId ? orderPage(context) : undefined)

/** The page at Kasir of the current attempt to pay. */
export const atPayment = ({ state }: ScenarioContext) => state.paymentPage

/** Returns whether a page's answer is from this address. */
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
