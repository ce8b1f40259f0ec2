import { type Origins, pageBuyer } from '@jembatan/buyer/page-buyer'
import { WORDS } from '@jembatan/buyer/words'
import type { Page } from 'playwright-core'
import type { Settings } from '../systems/settings'
import type { EachSystem } from '../systems/systems'

/** Addresses of the pages on a buyer's way. */
export type Stops = Record<'feed' | 'shop' | 'product' | 'checkout' | 'payment' | 'receipt', string>

/**
 * Walks from the feed to a receipt as a buyer would, in Indonesian, and then to pages without a
 * payment.
 */
export async function walkToReceipt(page: Page, environments: EachSystem<Settings>): Promise<Stops> {
  const origins = originsOf(environments)
  const buyer = pageBuyer({ page, origins })
  await buyer.order()
  await buyer.payBy(WORDS.id.qris)
  await buyer.returnToReceipt()
  const receipt = page.url()

  await buyer.order()
  const payment = page.url()

  // Another basket: the first one has become an order, and its checkout page redirects there.
  const feed = `${origins.ramai}/`
  await page.goto(feed)
  await buyer.cross()
  const product = page.url()
  await buyer.buyNow()

  return { feed, shop: `${origins.pasar}/`, product, checkout: page.url(), payment, receipt }
}

const originsOf = ({ ramai, pasar, kasir }: EachSystem<Settings>): Origins => ({
  ramai: ramai.RAMAI_ORIGIN ?? '',
  pasar: pasar.PASAR_ORIGIN ?? '',
  kasir: kasir.KASIR_ORIGIN ?? '',
})
