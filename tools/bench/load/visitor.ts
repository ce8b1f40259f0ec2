import { setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import {
  buy,
  chooseCourier,
  type Landed,
  land,
  pay,
  placeOrder,
  saveAddress,
  signHandoff,
  type Timer,
  type Visit,
} from '@jembatan/buyer/http-buyer'
import { fromAnyAddress } from '@jembatan/buyer/person'
import { Refused } from '@jembatan/buyer/procedures'
import type { Item, Shop } from '@jembatan/buyer/shop'
import { followUntilPaid } from '@jembatan/buyer/until-paid'
import { NONE_LEFT } from '../checkout/stock'

/**
 * The outcome of one buyer's visit. Times are milliseconds of `performance.now()`, and differences
 * of them.
 */
export type Visitor = {
  /** Each displayed page: landing, product, checkout, waiting room, and the steps between them. */
  pages: number[]
  /** Address, courier and order, as far as the buyer came. */
  checkout: number[]
  /** In the waiting room: the number, the time of arrival, and the time of admission. */
  place?: { number: number; since: number; admittedAt?: number }
  outcome: 'paid' | 'sold out' | 'gave up' | 'still waiting' | `refused: ${string}`
}

/** Counts buyers by outcome. */
export function countOutcomes(outcomes: Visitor['outcome'][]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1

  return counts
}

/** A buyer leaves when one answer takes longer than this. */
export const PATIENCE_MS = 10_000

const AGAIN_AFTER_MS = 1_000

// A server too busy to accept is still the right one: after 250 ms Node would try another address,
// and give up.
setDefaultAutoSelectFamilyAttemptTimeout(PATIENCE_MS)

type Buying = {
  /** Its origin is the process that serves this buyer. */
  shop: Shop
  /** The shop in the signed handoff: its public origin, whichever process answers. */
  publicShop: Shop
  item: Item
  due: number
  /** When the shop closes for waiting buyers, in milliseconds of `performance.now()`. */
  end: number
  /** Returns the handoff. By default it is signed here with Ramai's key, without Ramai. */
  leave?: () => Promise<string>
}

/** Buys from the tap to the paid order, through the waiting room if there is one. */
export async function buyInSale({
  shop,
  publicShop,
  item,
  due,
  end,
  leave = () => signHandoff(publicShop, item),
}: Buying): Promise<Visitor> {
  const visitor: Visitor = { pages: [], checkout: [], outcome: 'gave up' }
  const clock = startClock(due)
  try {
    const opening = { visitor, clock, end }
    const landed = await land(shop, await leave(), { timer: clock.into(visitor.pages), patience: PATIENCE_MS })
    if (!(await openPage(landed, opening))) return { ...visitor, outcome: 'still waiting' }
    const visit = await buy(landed)
    const path = `/checkout/${visit.basketId}`
    if (!(await openPage({ ...visit, path }, opening))) return { ...visitor, outcome: 'still waiting' }

    const acting = { ...visit, timer: clock.into(visitor.checkout) }
    await saveAddress(acting)
    const orderId = await placeOrder(await chooseCourier(acting))
    const isPaid = await payUntilConfirmed({ ...visit, timer: (_, work) => work() }, orderId)

    return { ...visitor, outcome: isPaid ? 'paid' : 'gave up' }
  } catch (error) {
    return { ...visitor, outcome: outcomeOf(error) }
  }
}

/**
 * Pays and waits for the confirmation. Reopens a broken stream until the buyer's patience ends; the
 * order's row shows the outcome later.
 */
async function payUntilConfirmed(visit: Visit, orderId: string): Promise<boolean> {
  const following = { again: () => true, pauseMs: AGAIN_AFTER_MS, until: performance.now() + PATIENCE_MS }
  const follow = async () => {
    await pause(AGAIN_AFTER_MS)
    await followUntilPaid(visit.browser, orderId, following)
  }

  return pay(visit, orderId)
    .catch(follow)
    .then(
      () => true,
      () => false,
    )
}

/** Measures steps from when they were due: the end of the previous step or of a pause. */
function startClock(due: number) {
  let since = due

  return {
    into:
      (spans: number[]): Timer =>
      async (_, work) => {
        const result = await work()
        spans.push(performance.now() - since)
        since = performance.now()
        return result
      },
    resume: () => {
      since = performance.now()
    },
  }
}

function outcomeOf(error: unknown): Visitor['outcome'] {
  if (error instanceof Refused)
    return NONE_LEFT.includes(error.reason) ? 'sold out' : `refused: ${error.reason.slice(0, 40)}`
  const name = error instanceof Error ? error.name : ''
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (
    name === 'AbortError' ||
    name === 'TimeoutError' ||
    /^(ECONNRESET|ECONNREFUSED|ETIMEDOUT|EPIPE|ABORT_ERR)$/.test(code)
  )
    return 'gave up'

  throw error
}

type Opening = { visitor: Visitor; clock: ReturnType<typeof startClock>; end: number }

/**
 * Opens a page, and waits in the room before it as the page's script does. False if the shop closed
 * first.
 */
async function openPage(
  { browser, path }: Pick<Landed, 'browser' | 'path'>,
  { visitor, clock, end }: Opening,
): Promise<boolean> {
  const from = fromAnyAddress()
  const show = clock.into(visitor.pages)
  for (;;) {
    const { headers, body } = await show('open', () => browser.ask(path, { headers: { accept: 'text/html', ...from } }))
    const number = Number(/__Host-pasar_place_[^=]+=(\d+)\./.exec(String(headers['set-cookie'] ?? ''))?.[1] ?? 0)
    const now = performance.now()
    const waits = body.includes('id="announcement"')
    if (visitor.place && !waits) visitor.place.admittedAt ??= now
    if (!waits) return true
    visitor.place ??= { number, since: now }

    for (let turn = false, again = firstLookOf(body); !turn; ) {
      await pause(again * 1000)
      if (performance.now() > end) return false
      const look = await browser.ask(path, { headers: { accept: 'application/json', ...from } })
      const reply: { turn?: true; again?: number } = JSON.parse(look.body)
      turn = reply.turn === true
      again = reply.again ?? again
    }
    clock.resume()
  }
}

/** Seconds until the first poll of the page's script, from its last words. */
function firstLookOf(page: string) {
  const seconds = /again\((\d+)\)<\/script>/.exec(page)?.[1]
  if (!seconds) throw new Error('The waiting page does not say when it asks again.')

  return Number(seconds)
}
