import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { simulate } from '@jembatan/buyer/gateway'
import { type Basket, fillBasketWith, placeOrder } from '@jembatan/buyer/http-buyer'
import { openPage, type Page } from '@jembatan/buyer/open-page'
import { Refused } from '@jembatan/buyer/procedures'
import { pickItem, type Shop } from '@jembatan/buyer/shop'
import { followUntilPaid, StreamEnded } from '@jembatan/buyer/until-paid'
import { openDatabase } from '../../../tools/dev/postgres/open-database'

/** An order whose buyer received its number, with times in milliseconds of this process. */
export type Acknowledged = { orderId: string; askedAt: number; at: number; paid: boolean }

const AGAIN_AFTER_MS = 300

/**
 * Runs concurrent buyers who make one purchase after another, and records the answers. A buyer who
 * gets the page that says the database is away retries, and is counted by step; any other error is
 * a failure.
 */
export function keepBuying(shop: Shop, buyers: number) {
  const acknowledged: Acknowledged[] = []
  const toldAway: Record<string, number> = {}
  const failures: string[] = []
  let going = true
  let next = 0
  const count = ({ path }: Refused) => {
    toldAway[path] = (toldAway[path] ?? 0) + 1
  }
  const buy = async () => {
    const basket = await fillBasketWith(shop, pickItem(shop, next++))
    const askedAt = performance.now()
    const order = { orderId: await placeUntilTold(basket, count), askedAt, at: performance.now(), paid: false }
    acknowledged.push(order)
    await payUntilTold(basket, order.orderId, count)
    order.paid = true
  }
  const keepGoing = async () => {
    while (going) {
      await buy().catch(async (error: unknown) => {
        if (isAway(error)) count(error)
        else failures.push(error instanceof Error ? error.message : String(error))
        await pause(AGAIN_AFTER_MS)
      })
    }
  }
  const all = Array.from({ length: buyers }, keepGoing)

  return {
    acknowledged,
    toldAway,
    failures,
    stop: async () => {
      going = false
      await Promise.all(all)
    },
  }
}

/** The page for an absent database, or its code in a script's answer. */
const isAway = (error: unknown): error is Refused =>
  error instanceof Refused && (error.reason === 'database_away' || /^503\b/.test(error.reason))

const TOLD_WITHIN_MS = 90_000

/**
 * After a lost answer the buyer does not know whether the order was placed, and presses again: a
 * basket is ordered once.
 */
async function placeUntilTold(basket: Basket, onAway: (told: Refused) => void) {
  const deadline = performance.now() + TOLD_WITHIN_MS
  const place = (): Promise<string> =>
    placeOrder(basket).catch(async (error) => {
      if (!isAway(error) || performance.now() > deadline) throw error
      onAway(error)
      await pause(AGAIN_AFTER_MS)
      return place()
    })

  return place()
}

/**
 * Pays at Kasir, which never fails here. The stream of the order page may break off or answer that
 * the database is away, and is then reopened; `onAway` is called for the latter.
 */
async function payUntilTold({ shop, browser }: Basket, orderId: string, onAway: (told: Refused) => void) {
  const until = performance.now() + TOLD_WITHIN_MS
  for (const [tap, body] of [['select', { method: 'other_qris' }] as const, ['pay', {}] as const])
    await simulate(shop.kasir, `transactions/${orderId}-1/${tap}`, body)
  const again = (error: unknown) => {
    if (isAway(error)) onAway(error)

    return isAway(error) || error instanceof StreamEnded
  }
  await followUntilPaid(browser, orderId, { again, pauseMs: AGAIN_AFTER_MS, until })
}

/** Writes one row after another without Pasar, and records the acknowledged ones. */
export async function keepWriting(url: string) {
  const sql = openDatabase(url, { connect_timeout: 3, backoff: () => 0.2 })
  await sql`create schema if not exists cluster_probe`
  await sql`create table if not exists cluster_probe.writes (number integer primary key)`
  const [row] = await sql<{ last: number }[]>`select coalesce(max(number), 0)::int as last from cluster_probe.writes`
  const acknowledged: { number: number; askedAt: number; at: number }[] = []
  let number = row?.last ?? 0
  let going = true
  const writing = (async () => {
    while (going) {
      const askedAt = performance.now()
      number += 1
      try {
        await sql`insert into cluster_probe.writes values (${number})`
        acknowledged.push({ number, askedAt, at: performance.now() })
      } catch {
        // It is unknown whether the row was written; nothing was acknowledged.
      }
      await pause(100)
    }
  })()

  return {
    acknowledged,
    stop: async () => {
      going = false
      await writing
      await sql.end({ timeout: 1 })
    },
  }
}

/**
 * Public pages are read from a standby. The order page asks the primary whether this session has
 * the order; without a session it would ask no database.
 */
const LOOKED_AT = [
  { path: '/', expected: 200, mayLag: true },
  { path: '/search?q=serum', expected: 200, mayLag: true },
  { path: '/orders/PSR-222222222222', expected: 404, mayLag: false },
]

const VISITOR = { '__Host-pasar_session': randomUUID() }

/** Times in milliseconds of this process. */
export type Seen = Page & { askedAt: number; took: number; path: string; expected: number; mayLag: boolean }

/**
 * Opens each of these pages repeatedly, alternating between an Indonesian and an English reader.
 */
export function keepLooking(origin: string) {
  const seen: Seen[] = []
  let going = true
  const looking = LOOKED_AT.map(async (looked) => {
    for (let turn = 0; going; turn++) {
      const askedAt = performance.now()
      const page = await openPage(origin, looked.path, turn % 2 === 0 ? 'id' : 'en', VISITOR)
      seen.push({ ...page, ...looked, askedAt, took: performance.now() - askedAt })
      await pause(250)
    }
  })

  return {
    seen,
    stop: async () => {
      going = false
      await Promise.all(looking)
    },
  }
}
