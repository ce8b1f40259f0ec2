import { randomInt } from 'node:crypto'
import { setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import {
  chooseCourier,
  cross,
  pay,
  placeOrder,
  saveAddress,
  signHandoff,
  type Timer,
  type Visit,
} from '@jembatan/buyer/http-buyer'
import { Refused } from '@jembatan/buyer/procedures'
import type { Item, Shop } from '@jembatan/buyer/shop'
import { untilPaid } from '@jembatan/buyer/until-paid'

/** What became of somebody who came to buy. Times are milliseconds of `performance.now()`, and spans of such. */
export type Visitor = {
  /** Each page that was shown: landing, claim, checkout, waiting room. */
  pages: number[]
  /** Address, courier and order, of whoever came so far. */
  checkout: number[]
  /** In the waiting room: the number, since when, and when it was let in. */
  place?: { number: number; since: number; letIn?: number }
  outcome: 'paid' | 'sold out' | 'gave up' | 'still waiting' | `refused: ${string}`
}

/** How many buyers ended how. */
export function countOutcomes(outcomes: Visitor['outcome'][]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1

  return counts
}

/** Whoever waits longer for one answer leaves, as people do. */
export const PATIENCE_MS = 10_000

const AGAIN_AFTER_MS = 1_000

// A server that is too busy to accept is there all the same: Node would try another address after 250 ms, and give up.
setDefaultAutoSelectFamilyAttemptTimeout(PATIENCE_MS)

type Buying = {
  /** With the origin of the process that this buyer comes to. */
  shop: Shop
  /** What Ramai signs: the shop that people know, whichever process answers. */
  known: Shop
  item: Item
  due: number
  /** When the shop closes for those who still wait, in milliseconds of `performance.now()`. */
  end: number
  /** Gives the handoff. Signed here with Ramai's key, and without Ramai, unless given. */
  leave?: () => Promise<string>
}

/** From the tap to the paid order, through the waiting room where there is one. */
export async function buyInSale({
  shop,
  known,
  item,
  due,
  end,
  leave = () => signHandoff(known, item),
}: Buying): Promise<Visitor> {
  const visitor: Visitor = { pages: [], checkout: [], outcome: 'gave up' }
  const clock = startClock(due)
  try {
    const visit = await cross(shop, await leave(), { timer: clock.into(visitor.pages), patience: PATIENCE_MS })
    const isIn = await openCheckout(visit, { visitor, clock, end })
    if (!isIn) return { ...visitor, outcome: 'still waiting' }

    const acting = { ...visit, timer: clock.into(visitor.checkout) }
    await saveAddress(acting)
    const orderId = await placeOrder(await chooseCourier(acting))
    const isPaid = await payUntilTold({ ...visit, timer: (_, work) => work() }, orderId)

    return { ...visitor, outcome: isPaid ? 'paid' : 'gave up' }
  } catch (error) {
    return { ...visitor, outcome: outcomeOf(error) }
  }
}

/** A page whose stream breaks off opens it again; who waits longer leaves, and the order is followed by its row. */
async function payUntilTold(visit: Visit, orderId: string): Promise<boolean> {
  const end = performance.now() + PATIENCE_MS
  const watchAgain = async (): Promise<boolean> => {
    if (performance.now() > end) return false
    await pause(AGAIN_AFTER_MS)

    return untilPaid(visit.browser, orderId).then(isTold, watchAgain)
  }

  return pay(visit, orderId).then(isTold, watchAgain)
}

const isTold = () => true

/** What a step took: from when it was due, which is when the one before it ended or a pause did. */
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
    goOn: () => {
      since = performance.now()
    },
  }
}

function outcomeOf(error: unknown): Visitor['outcome'] {
  if (error instanceof Refused)
    return error.reason === 'out_of_stock' ? 'sold out' : `refused: ${error.reason.slice(0, 40)}`
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

/** Opens the checkout page, and waits before it as the page's own script does. False when the shop closed before its turn. */
async function openCheckout({ browser, basketId }: Visit, { visitor, clock, end }: Opening): Promise<boolean> {
  const path = `/checkout/${basketId}`
  const from = { 'x-forwarded-for': `198.18.${randomInt(256)}.${randomInt(1, 255)}` }
  const show = clock.into(visitor.pages)
  for (;;) {
    const { headers, body } = await show('open', () => browser.ask(path, { headers: { accept: 'text/html', ...from } }))
    const number = Number(/__Host-pasar_place_[^=]+=(\d+)\./.exec(String(headers['set-cookie'] ?? ''))?.[1] ?? 0)
    const now = performance.now()
    const waits = body.includes('id="told"')
    if (visitor.place && !waits) visitor.place.letIn = now
    if (!waits) return true
    visitor.place ??= { number, since: now }

    for (let turn = false, again = firstLookOf(body); !turn; ) {
      await pause(again * 1000)
      if (performance.now() > end) return false
      const look = await browser.ask(path, { headers: { accept: 'application/json', ...from } })
      const said: { turn?: true; again?: number } = JSON.parse(look.body)
      turn = said.turn === true
      again = said.again ?? again
    }
    clock.goOn()
  }
}

/** In how many seconds the page's own script asks for the first time: its last words. */
function firstLookOf(page: string) {
  const seconds = /again\((\d+)\)<\/script>/.exec(page)?.[1]
  if (!seconds) throw new Error('The waiting page does not say when it asks again.')

  return Number(seconds)
}
