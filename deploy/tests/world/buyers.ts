import { setTimeout as pause } from 'node:timers/promises'
import { tokenIn } from '@jembatan/buyer/feed'
import { simulate } from '@jembatan/buyer/gateway'
import { chooseCourier, cross, placeOrder, saveAddress, signHandoff, type Visit } from '@jembatan/buyer/http-buyer'
import { payAgain } from '@jembatan/buyer/order'
import { type Item, pickItem, type Shop } from '@jembatan/buyer/shop'
import { followUntilPaid, StreamEnded } from '@jembatan/buyer/until-paid'
import { newViewer, tap } from '@jembatan/buyer/viewer'

const AT_ONCE = 4
/**
 * Minimum time of a purchase: it loads two cores without saturating them, and keeps below the 300
 * taps a minute that one process of Ramai accepts from one address.
 */
const PACE_MS = 850
const LONGEST_WAIT_MS = 90_000
/** After this time a paid buyer looks again. */
const PATIENCE_MS = 8_000

export type Bought = {
  /** Orders whose payment Pasar confirmed. */
  orders: string[]
  /** Repeated requests, by step. */
  askedAgain: string[]
  /** Requests that failed twice, and unfinished purchases. */
  failures: string[]
}

type Options = {
  /** Without a Ramai the handoffs are signed here. */
  withoutRamai?: boolean
}

/**
 * Starts buyers who tap in Ramai, buy in Pasar and pay at Kasir until they are stopped. Each failed
 * request is repeated once.
 */
export function startBuying(
  shop: Shop,
  { withoutRamai = false }: Options = {},
): { stop: () => Promise<Bought>; bought: Bought } {
  const bought: Bought = { orders: [], askedAgain: [], failures: [] }
  let going = true
  let begun = 0

  const buyer = async () => {
    while (going) {
      const [item, paced] = [pickItem(shop, begun++), pause(PACE_MS)]
      const leave = withoutRamai
        ? () => signHandoff(shop, item)
        : (askTwice: AskTwice) => leaveRamai(shop, item, askTwice)
      await buyOne(shop, leave, bought).catch((error: unknown) => {
        bought.failures.push(error instanceof Error ? error.message : String(error))
      })
      await paced
    }
  }
  const buyers = Promise.all(Array.from({ length: AT_ONCE }, buyer))
  const stop = async () => {
    going = false
    await buyers

    return bought
  }

  return { bought, stop }
}

type AskTwice = <T>(step: string, ask: () => Promise<T>) => Promise<T>

/** Taps in Ramai, and returns the handoff. */
async function leaveRamai({ issuer }: Shop, { promo }: Item, askTwice: AskTwice) {
  const viewer = newViewer()
  const left = await askTwice('tap', () => tap(issuer, viewer, { promo }))
  const token = tokenIn(left)
  if (!token) throw new Error(`Ramai answered ${left.status} to a tap, without a handoff.`)

  return token
}

async function buyOne(shop: Shop, leave: (askTwice: AskTwice) => Promise<string>, { orders, askedAgain }: Bought) {
  const askTwice: AskTwice = async (step, ask) => {
    try {
      return await answered(ask)
    } catch (first) {
      askedAgain.push(`${step}: ${reasonOf(first)}`)
      return answered(ask).catch((second) => {
        throw new Error(`${step} failed twice: ${reasonOf(first)}; ${reasonOf(second)}`)
      })
    }
  }
  const visit = await cross(shop, await leave(askTwice), { timer: askTwice })
  await saveAddress(visit)
  const orderId = await placeOrder(await chooseCourier(visit))
  await payUntilPaid({ ...visit, orderId }, { askTwice, askedAgain })
  orders.push(orderId)
}

/**
 * Pays and waits. If the gateway's process ended before it made the payment page, requests a new
 * one, as the order page offers, and counts that. Reopens a stream that ends, as a browser does.
 */
async function payUntilPaid(
  { shop, browser, orderId }: Visit & { orderId: string },
  { askTwice, askedAgain }: { askTwice: AskTwice; askedAgain: string[] },
) {
  const until = performance.now() + LONGEST_WAIT_MS
  const sent = new Set<string>()
  const tapAtKasir = (path: string, body = {}) =>
    askTwice(path, async () => {
      const again = sent.has(path)
      sent.add(path)
      await simulate(shop.kasir, `transactions/${orderId}-1/${path}`, body).catch((error) => {
        const reason = reasonOf(error)
        if (reason.includes('"order_unknown"')) askedAgain.push(`${path}: no payment page`)
        // The first request was processed and its answer lost: the second is refused.
        else if (!again || !reason.includes('"not_possible_now"')) throw error
      })
    })
  let waiting = true
  let hasFailed = false
  const again = (error: unknown) => {
    const isEnd = error instanceof StreamEnded
    if (!isEnd || !error.whole) askedAgain.push(`stream: ${isEnd ? 'cut off' : reasonOf(error)}`)
    const isSecondFailure = hasFailed && !isEnd
    hasFailed = !isEnd

    return waiting && !isSecondFailure
  }
  const paid = followUntilPaid(browser, orderId, { again, pauseMs: 500, until }).then(() => true)
  try {
    while (performance.now() < until) {
      await tapAtKasir('select', { method: 'other_qris' })
      await tapAtKasir('pay')
      if (await Promise.race([paid, pause(PATIENCE_MS, false)])) return
      await askTwice('payment page', () => payAgain(browser, orderId))
    }
  } finally {
    waiting = false
    paid.catch(() => {})
  }
  throw new Error(`${orderId} was not heard to be paid within ${LONGEST_WAIT_MS / 1000} s.`)
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Treats a status of 500 or more as no answer. */
async function answered<T>(ask: () => Promise<T>): Promise<T> {
  const result = await ask()
  const { status } = Object(result)
  if (typeof status === 'number' && status >= 500) throw new Error(`it answered ${status}`)

  return result
}
