import { setTimeout as pause } from 'node:timers/promises'
import { tokenIn } from '@jembatan/buyer/feed'
import { simulate } from '@jembatan/buyer/gateway'
import { chooseCourier, cross, placeOrder, saveAddress, signHandoff, type Visit } from '@jembatan/buyer/http-buyer'
import { payAgain } from '@jembatan/buyer/order'
import { type Item, pickItem, type Shop } from '@jembatan/buyer/shop'
import { StreamEnded, untilPaid } from '@jembatan/buyer/until-paid'
import { newViewer, tap } from '@jembatan/buyer/viewer'

const AT_ONCE = 4
/**
 * Each buyer takes so long for an order at least, so that two cores are loaded and not drowned, and taps are fewer than the 300 a
 * minute that one process of Ramai hears of one address.
 */
const PACE_MS = 850
const LONGEST_WAIT_MS = 90_000
/** After which a buyer who has paid looks again. */
const PATIENCE_MS = 8_000

export type Bought = {
  /** Numbers that Pasar gave, and whose payment it then said it has. */
  orders: string[]
  /** Requests that were asked a second time, by their step. */
  askedAgain: string[]
  /** Requests that failed twice, and purchases that did not end. */
  failures: string[]
}

type Options = {
  /** Where there is no Ramai to tap in, its handoffs are signed here. */
  withoutRamai?: boolean
}

/**
 * Buyers who tap in Ramai, buy in Pasar and pay at Kasir until they are told to stop. Each request that fails is asked once more,
 * and no request twice more.
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

/** The handoff that Ramai gives to somebody who taps. */
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
 * Pays, and waits. Whose payment page was not made, since the gateway's process ended with the request, asks for it anew, as the
 * order's page offers, and counts that; a stream that ends is opened again, as a browser does by itself.
 */
async function payUntilPaid(
  { shop, browser, orderId }: Visit & { orderId: string },
  { askTwice, askedAgain }: { askTwice: AskTwice; askedAgain: string[] },
) {
  const deadline = Date.now() + LONGEST_WAIT_MS
  const sent = new Set<string>()
  const tapAtKasir = (path: string, body = {}) =>
    askTwice(path, async () => {
      const again = sent.has(path)
      sent.add(path)
      await simulate(shop.kasir, `transactions/${orderId}-1/${path}`, body).catch((error) => {
        const reason = reasonOf(error)
        if (reason.includes('"order_unknown"')) askedAgain.push(`${path}: no payment page`)
        // One that was heard, and whose answer was lost, is refused the second time.
        else if (!again || !reason.includes('"not_possible_now"')) throw error
      })
    })
  let waiting = true
  const follow = async (): Promise<void> => {
    const ended = await askTwice('stream', () => untilPaid(browser, orderId).catch(orEnded))
    if (!ended || !waiting) return
    if (!ended.whole) askedAgain.push('stream: cut off')
    await pause(500)
    await follow()
  }
  const paid = follow().then(() => true)
  try {
    while (Date.now() < deadline) {
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

function orEnded(error: unknown) {
  if (error instanceof StreamEnded) return error
  throw error
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** An answer of 500 or more is none. */
async function answered<T>(ask: () => Promise<T>): Promise<T> {
  const result = await ask()
  const { status } = Object(result)
  if (typeof status === 'number' && status >= 500) throw new Error(`it answered ${status}`)

  return result
}
