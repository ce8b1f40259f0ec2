import type { Page } from '@playwright/test'
import { browserBuyer, type Origins } from '../../test-kit/browser-buyer'
import type { Settings } from '../systems/settings'
import type { EachSystem } from '../systems/systems'

/** The addresses of the pages that a buyer meets. */
export type Stops = Record<'feed' | 'product' | 'checkout' | 'payment', string>

/** Walks from the feed to the payment page as a buyer would, in Indonesian. */
export async function walkToPayment(page: Page, environments: EachSystem<Settings>): Promise<Stops> {
  const origins = originsOf(environments)
  const feed = `${origins.ramai}/`
  const buyer = browserBuyer({ page, origins })
  await buyer.order()
  const payment = page.url()

  // A second basket: the first has become an order, and its checkout page leads there.
  await page.goto(feed)
  await buyer.cross()
  const checkout = page.url()

  await page.goto(`${origins.pasar}/`)
  await page.locator('a[href^="/products/"]').first().click()
  await page.waitForURL(`${origins.pasar}/products/**`)

  return { feed, product: page.url(), checkout, payment }
}

const originsOf = ({ ramai, pasar, kasir }: EachSystem<Settings>): Origins => ({
  ramai: ramai.RAMAI_ORIGIN ?? '',
  pasar: pasar.PASAR_ORIGIN ?? '',
  kasir: kasir.KASIR_ORIGIN ?? '',
})
