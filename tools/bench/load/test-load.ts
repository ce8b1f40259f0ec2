import { ok, strictEqual } from 'node:assert/strict'
import { fromAnyAddress } from '@jembatan/buyer/person'
import { pickItem } from '@jembatan/buyer/shop'
import { Browser } from '@jembatan/contract/conformance/browser'
import type { Suite } from '../../gate/suite'
import { checkBooks } from '../checkout/money'
import { inShop } from '../checkout/world'
import { measureCapacity } from './capacity'
import { printSale } from './report'
import { closeRoom, openRoom } from './room'
import { runSaleDay } from './sale-day'
import { startWebProcesses } from './web-processes'

const SECONDS = 10

/** Longest polling interval of a waiting page, within which a later visitor may poll first. */
const LONGEST_LOOK = 35

/** How much slower than at the limit the shop may be at five times its load. */
const AS_FAST = { times: 2, besides: 250 }

/**
 * Limit for people who only browse: a rush slows their pages at first, while the newcomers get
 * places.
 */
const LOOKS_MS = 5_000

const SERVED = [
  ['checkout', 'who is inside is served as fast as at the limit'],
  ['pages', 'so is every page that is shown to a buyer, the waiting one too'],
] as const

/**
 * A sale day with two web processes: the room keeps its order and its pace, the shop its speed, and
 * no piece is sold twice.
 */
const load: Suite = (report) =>
  inShop(async (alone, running) => {
    const web = await startWebProcesses(running, 2)
    const on = { bench: web.within(alone), origins: web.origins, seconds: SECONDS }
    try {
      const capacity = await report.test('both processes take orders', async () => {
        const { capacity } = await measureCapacity(on)
        ok(capacity.ordersPerSecond > 0)
        return capacity.ordersPerSecond
      })
      const sale = capacity && (await report.test('a sale day ends', () => runSaleDay({ ...on, capacity })))
      if (!sale) return
      printSale(sale)
      const [limit, rush] = [sale.phases['at the limit'], sale.phases['a hundredfold, room']]
      await report.test('nothing is oversold, and the books balance', async () => {
        strictEqual(sale.oversold, 0)
        const { balanced, receivable, paid } = await checkBooks(on.bench)
        ok(balanced && receivable === paid, `the gateway owes ${receivable}, buyers paid ${paid}`)
      })
      for (const [what, title] of SERVED)
        await report.test(title, async () => {
          const most = limit[what].p95 * AS_FAST.times + AS_FAST.besides
          ok(rush[what].p95 <= most, `p95 ${rush[what].p95} ms, at the limit ${limit[what].p95} ms`)
        })
      await report.test('browsing is as fast, and no visitor waits for ever', async () => {
        const most = limit.browsing.p50 * AS_FAST.times + AS_FAST.besides
        ok(rush.browsing.p50 <= most, `p50 ${rush.browsing.p50} ms, at the limit ${limit.browsing.p50} ms`)
        ok(rush.browsing.p95 <= LOOKS_MS, `p95 ${rush.browsing.p95} ms`)
      })
      await report.test('buyers come in in order, and no more than was set', async () => {
        ok(rush.room && rush.room.admittedAt > 0, 'nobody was let in')
        ok(rush.room.mostOvertaken <= LONGEST_LOOK, `overtaken by ${rush.room.mostOvertaken} s`)
        ok(rush.room.letInAMinute <= sale.room.mostAMinute * 1.2, `${rush.room.letInAMinute} a minute`)
      })
      await report.test('a place outlives the process that gave it', () => killed(on, web.kill))
    } finally {
      await web.stop()
    }
  })

type On = Parameters<typeof measureCapacity>[0]

async function killed({ bench, origins }: On, kill: (index: number) => void) {
  await openRoom(bench, { id: 'shop', mostActive: 1, mostAMinute: 1 })
  try {
    const path = `/buy/${pickItem(bench).sku}:1`
    const from = fromAnyAddress()
    const placeAt = async (browser: Browser) => {
      const { body } = await browser.ask(path, { headers: { accept: 'text/html', ...from } })
      return /id="place">([^<]+)/.exec(body)?.[1]
    }
    const [first = '', second = ''] = origins
    // The first visitor is admitted at once, so take two places.
    for (const _ of [1, 2]) await placeAt(new Browser(second))
    const browser = new Browser(second)
    const place = await placeAt(browser)
    ok(place, 'nobody had to wait')
    kill(1)
    strictEqual(await placeAt(new Browser(first, browser.cookies)), place)
  } finally {
    await closeRoom(bench, 'shop')
  }
}

export default load
