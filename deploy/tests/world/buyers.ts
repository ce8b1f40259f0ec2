import { setTimeout as pause } from 'node:timers/promises'
import { tokenIn } from '@jembatan/buyer/feed'
import { simulate } from '@jembatan/buyer/gateway'
import { chooseCourier, cross, placeOrder, saveAddress, signHandoff, type Visit } from '@jembatan/buyer/http-buyer'
import { payAgain } from '@jembatan/buyer/order'
import { Refused } from '@jembatan/buyer/procedures'
import { type Item, pickItem, type Shop } from '@jembatan/buyer/shop'
import { followUntilPaid, StreamEnded } from '@jembatan/buyer/until-paid'
import { newViewer, tap } from '@jembatan/buyer/viewer'

const LONGEST_WAIT_MS = 90_000

/** An order whose buyer received its number, with times in milliseconds of this process. */
export type Purchase = { orderId: string; startedAt: number; at: number; paid: boolean }

export type Bought = {
  purchases: Purchase[]
  /** Repeated requests, by step. */
  retries: string[]
  /** Requests that were not repeated any more, and unfinished purchases. */
  failures: string[]
}

type Options = {
  buyers?: number
  /**
   * Minimum time of a purchase. The default loads two cores without saturating them, and keeps
   * below the 300 taps a minute that one process of Ramai accepts from one address.
   */
  paceMs?: number
  /** Without a Ramai the handoffs are signed here. */
  withoutRamai?: boolean
  /** Whether a request is repeated after so many failures in a row; by default, once. */
  again?: (error: unknown, failures: number) => boolean
  againAfterMs?: number
  /** After this time a paid buyer looks again. */
  patienceMs?: number
}

/**
 * Starts buyers who tap in Ramai, buy in Pasar and pay at Kasir, one purchase after another, until
 * they are stopped.
 */
export function startBuying(shop: Shop, options: Options = {}): { stop: () => Promise<Bought>; bought: Bought } {
  const results: Bought = { purchases: [], retries: [], failures: [] }
  const buyer = new Buyer(shop, { ...DEFAULTS, ...options }, results)
  let going = true
  let started = 0
  const keepBuying = async () => {
    while (going) {
      const [item, paced] = [pickItem(shop, started++), pause(buyer.options.paceMs)]
      await buyer.buy(item).catch((error: unknown) => results.failures.push(reasonOf(error)))
      await paced
    }
  }
  const all = Promise.all(Array.from({ length: buyer.options.buyers }, keepBuying))
  const stop = async () => {
    going = false
    await all

    return results
  }

  return { bought: results, stop }
}

const DEFAULTS: Required<Options> = {
  buyers: 4,
  paceMs: 850,
  withoutRamai: false,
  again: (_, failures) => failures === 1,
  againAfterMs: 0,
  patienceMs: 8_000,
}

/** The orders whose payment Pasar confirmed. */
export const paidOf = ({ purchases }: Pick<Bought, 'purchases'>) =>
  purchases.filter(({ paid }) => paid).map(({ orderId }) => orderId)

class Buyer {
  constructor(
    private readonly shop: Shop,
    readonly options: Required<Options>,
    private readonly bought: Bought,
  ) {}

  async buy(item: Item) {
    const visit = await cross(this.shop, await this.leaveRamai(item), { timer: (step, ask) => this.ask(step, ask) })
    await saveAddress(visit)
    const basket = await chooseCourier(visit)
    const startedAt = performance.now()
    const purchase = { orderId: await placeOrder(basket), startedAt, at: performance.now(), paid: false }
    this.bought.purchases.push(purchase)
    await this.payUntilPaid(visit, purchase.orderId)
    purchase.paid = true
  }

  /** Taps in Ramai, and returns the handoff. */
  private async leaveRamai(item: Item) {
    if (this.options.withoutRamai) return signHandoff(this.shop, item)
    const viewer = newViewer()
    const response = await this.ask('tap', () => tap(this.shop.issuer, viewer, { promo: item.promo }))
    const token = tokenIn(response)
    if (!token) throw new Error(`Ramai answered ${response.status} to a tap, without a handoff.`)

    return token
  }

  /**
   * Repeats a request as the options say: a purchase is made once, however often it is asked for.
   */
  private async ask<T>(step: string, request: () => Promise<T>): Promise<T> {
    const until = performance.now() + LONGEST_WAIT_MS
    for (let failures = 1; ; failures += 1) {
      try {
        return await namingStep(step, request)
      } catch (error) {
        if (!this.options.again(error, failures) || performance.now() > until)
          throw new Error(`${step} failed ${failures} times: ${reasonOf(error)}`)
        this.bought.retries.push(`${step}: ${reasonOf(error)}`)
        await pause(this.options.againAfterMs)
      }
    }
  }

  /**
   * Pays and waits. If the gateway's process ended before it made the payment page, requests a new
   * one, as the order page offers, and counts that.
   */
  private async payUntilPaid({ browser }: Visit, orderId: string) {
    const until = performance.now() + LONGEST_WAIT_MS
    const paid = this.follow(browser, orderId, until).then(() => true)
    // Fails here only once the loop has ended.
    paid.catch(() => {})
    const sent = new Set<string>()
    while (performance.now() < until) {
      await this.tapAtKasir(orderId, { path: 'select', body: { method: 'other_qris' }, sent })
      await this.tapAtKasir(orderId, { path: 'pay', body: {}, sent })
      if (await Promise.race([paid, pause(this.options.patienceMs, false)])) return
      await this.ask('payment page', () => payAgain(browser, orderId))
    }
    throw new Error(`${orderId} was not heard to be paid within ${LONGEST_WAIT_MS / 1000} s.`)
  }

  private tapAtKasir(orderId: string, { path, body, sent }: { path: string; body: object; sent: Set<string> }) {
    return this.ask(path, async () => {
      const repeated = sent.has(path)
      sent.add(path)
      await simulate(this.shop.kasir, `transactions/${orderId}-1/${path}`, body).catch((error) => {
        const reason = reasonOf(error)
        if (reason.includes('"order_unknown"')) this.bought.retries.push(`${path}: no payment page`)
        // The first request was processed and its answer lost: the second is refused.
        else if (!repeated || !reason.includes('"not_possible_now"')) throw error
      })
    })
  }

  /** Reopens a stream that ends, as a browser does. */
  private follow(browser: Visit['browser'], orderId: string, until: number) {
    let failures = 0
    const again = (error: unknown) => {
      const hasEnded = error instanceof StreamEnded
      if (!hasEnded || !error.whole) this.bought.retries.push(`stream: ${hasEnded ? 'cut off' : reasonOf(error)}`)
      failures = hasEnded ? 0 : failures + 1

      return hasEnded || this.options.again(error, failures)
    }

    return followUntilPaid(browser, orderId, { again, pauseMs: 500, until })
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Treats a status of 500 or more as no answer. */
async function namingStep<T>(step: string, ask: () => Promise<T>): Promise<T> {
  const result = await ask()
  const { status } = Object(result)
  if (typeof status === 'number' && status >= 500) throw new Refused(step, `${status}`)

  return result
}
