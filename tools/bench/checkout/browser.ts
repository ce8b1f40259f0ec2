import { controlsOf, fillAddress } from '@jembatan/buyer/page-buyer'
import { WORDS } from '@jembatan/buyer/words'
import type { Browser, Locator, Page } from 'playwright-core'
import { printLine } from '../../dev/terminal/progress.mjs'
import { launchBrowser } from '../harness/browser'
import { spread } from '../harness/figures'

/** Waiting times of a buyer, each from a press until the next page is usable. */
const WAITS = ['landing', 'buy', 'address', 'order', 'method', 'paid', 'receipt'] as const

type Waits = Record<(typeof WAITS)[number], number>

export type Waited = Record<(typeof WAITS)[number] | 'in all', ReturnType<typeof spread>>

const PURCHASES = 15
const WARM_UP = 2
const words = WORDS.id

/**
 * Buys in a real browser, from the feed to the receipt, one purchase after another, each a first
 * visit with an empty cache.
 */
export async function runInBrowser(feed: string): Promise<Waited> {
  const browser = await launchBrowser()
  try {
    const purchases: Waits[] = []
    for (let index = 0; index < PURCHASES + WARM_UP; index++) purchases.push(await buyOnce(browser, feed))
    const timed = purchases.slice(WARM_UP)

    return {
      ...(Object.fromEntries(WAITS.map((wait) => [wait, spread(timed.map((waits) => waits[wait]))])) as Waited),
      'in all': spread(timed.map((waits) => WAITS.reduce((sum, wait) => sum + waits[wait], 0))),
    }
  } finally {
    await browser.close()
  }
}

async function buyOnce(browser: Browser, feed: string): Promise<Waits> {
  const context = await browser.newContext({ locale: 'id-ID' })
  try {
    return await buy(await context.newPage(), feed)
  } finally {
    await context.close()
  }
}

async function buy(page: Page, feed: string): Promise<Waits> {
  const controls = controlsOf(page, words)
  await page.goto(feed)
  await controls.view.click()
  const landing = await waitFor(controls.buyNow, () => controls.continueToShop.click())
  const buy = await waitFor(page.getByLabel(words.recipient), () => controls.buyNow.click())

  await fillAddress(page, { words })
  const address = await waitFor(controls.placeOrder, () => controls.saveAddress.click())
  const order = await waitFor(controls.method(words.qris), () => controls.placeOrder.click())

  await controls.method(words.qris).check()
  const method = await waitFor(controls.simulatePayment, () => controls.confirmMethod.click())
  const paid = await waitFor(page.getByRole('heading', { name: words.paid }), () => controls.simulatePayment.click())
  const receipt = await waitFor(page.getByRole('heading', { name: RECEIPT }), () => controls.backToShop.click())

  return { landing, buy, address, order, method, paid, receipt }
}

const RECEIPT = 'Pembayaran diterima'
const LONGEST_WAIT_MS = 30_000

/** Milliseconds from the press until the next control or text is visible and usable. */
async function waitFor(next: Locator, press: () => Promise<unknown>) {
  const since = performance.now()
  await press()
  await next.waitFor({ timeout: LONGEST_WAIT_MS })
  await next.and(next.page().locator(':enabled, :not(button, input)')).waitFor({ timeout: LONGEST_WAIT_MS })

  return performance.now() - since
}

export function printWaited(waited: Waited) {
  printLine(`\n  What a buyer waits for in a browser, a first visit each, in milliseconds (${PURCHASES} purchases)`)
  console.table(waited)
}
