import { setTimeout as pause } from 'node:timers/promises'
import { mutate } from '../../test-kit/call-procedure'
import { simulate } from '../../test-kit/gateway'
import { chooseCourier, cross, placeOrder, saveAddress, signHandoff, type Visit } from '../../test-kit/http-buyer'
import { pickItem, type Shop } from '../../test-kit/shop'
import { untilPaid } from '../../test-kit/until-paid'

const AT_ONCE = 4
/** Each buyer takes so long for an order at least, so that two cores are loaded and not drowned. */
const PACE_MS = 400
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

/** Buyers who buy until they are told to stop. Each request that fails is asked once more, and no request twice more. */
export function startBuying(shop: Shop): { stop: () => Promise<Bought>; bought: Bought } {
  const bought: Bought = { orders: [], askedAgain: [], failures: [] }
  let going = true
  let begun = 0

  const buyer = async () => {
    while (going) {
      const [item, paced] = [pickItem(shop, begun++), pause(PACE_MS)]
      await buyOne(shop, await signHandoff(shop, item), bought).catch((error: unknown) => {
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

async function buyOne(shop: Shop, token: string, { orders, askedAgain }: Bought) {
  const askTwice = async <T>(step: string, ask: () => Promise<T>): Promise<T> => {
    try {
      return await answered(ask)
    } catch (first) {
      askedAgain.push(`${step}: ${reasonOf(first)}`)
      return answered(ask).catch((second) => {
        throw new Error(`${step} failed twice: ${reasonOf(first)}; ${reasonOf(second)}`)
      })
    }
  }
  const visit = await cross(shop, token, { timer: askTwice })
  await saveAddress(visit)
  const orderId = await placeOrder(await chooseCourier(visit))
  await payUntilPaid({ ...visit, orderId })
  orders.push(orderId)
}

/**
 * Pays, and waits. Whose payment page was not made, since the gateway's process ended with the request, asks for it anew, as the
 * order's page offers; a stream that ends is opened again, as a browser does by itself.
 */
async function payUntilPaid({ shop, browser, cookies, orderId }: Visit & { orderId: string }) {
  const { kasir, pasar } = shop
  const deadline = Date.now() + LONGEST_WAIT_MS
  // A tap of the simulated payer that was heard, and whose answer was lost, is refused the second time.
  const tap = (path: string, body = {}) => simulate(kasir, `transactions/${orderId}-1/${path}`, body).catch(() => {})
  while (Date.now() < deadline) {
    await tap('select', { method: 'other_qris' })
    await tap('pay')
    const heard = untilPaid({ origin: pasar.origin, cookies, orderId }).then(
      () => true,
      () => pause(500, false),
    )
    if (await Promise.race([heard, pause(PATIENCE_MS, false)])) return
    await mutate(browser, 'order.openPayment', { orderId }).catch(() => {})
  }
  throw new Error(`${orderId} was not heard to be paid within ${LONGEST_WAIT_MS / 1000} s.`)
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** An answer of 500 or more is none. */
async function answered<T>(ask: () => Promise<T>): Promise<T> {
  const result = await ask()
  const { status } = Object(result)
  if (typeof status === 'number' && status >= 500) throw new Error(`it answered ${status}`)

  return result
}
