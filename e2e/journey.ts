import { type BrowserContext, expect } from '@playwright/test'
import { browserBuyer, inView } from '../test-kit/browser-buyer'
import { test as base } from './keep-the-invariants'
import { kasir, pasar, ramai, walkthrough } from './systems'
import { type Language, type Words, wordsOf } from './words'

/** The product's vocabulary: what a person does on the way from the feed to the receipt. */
type Journey = {
  language: Language
  words: Words
  /** The buyer in front of this page, who does all of the following. */
  buyer: ReturnType<typeof browserBuyer>
  /** Stands in the feed at the post of this promotion. */
  findInFeed: (post: string) => Promise<void>
  /** Taps the product in view, reads the leave notice, goes on, and arrives at the checkout. */
  crossToPasar: () => Promise<void>
  /** Fills in an address in Bandung and takes the first courier that goes there. */
  arrangeDelivery: () => Promise<void>
  /** Places the order and arrives at Kasir's page. */
  placeOrder: () => Promise<void>
  /** All of that for one post: from the feed to Kasir's page. */
  orderFromFeed: (post: string) => Promise<void>
  /** Chooses a way to pay on Kasir's page and confirms it. */
  chooseMethod: (method: RegExp) => Promise<void>
  /** Fills in one of the test cards, pays, and answers the bank with the right code. */
  payWithCard: (card: string) => Promise<void>
  payBy: Record<'qris' | 'virtualAccount' | 'wallet' | 'counter' | 'card', () => Promise<void>>
  /** Leaves Pasar by the browser's own way back, and stands in Ramai again. */
  goBackToRamai: () => Promise<void>
  /** From Kasir's page back to the receipt; gives the order's number. */
  returnToReceipt: () => Promise<string>
}

export const test = base.extend<Journey>({
  language: ['id', { option: true }],

  words: async ({ language }, use) => use(wordsOf(language)),

  context: async ({ context, language }, use) => {
    await speak(context, language)
    await use(context)
  },

  buyer: async ({ page, words }, use) => {
    const origins = { ramai: ramai.origin, pasar: pasar.origin, kasir: kasir.origin }
    await use(browserBuyer({ page, origins, words }))
  },

  findInFeed: async ({ buyer }, use) => use(buyer.findInFeed),

  crossToPasar: async ({ buyer }, use) => use(buyer.cross),

  goBackToRamai: async ({ page }, use) => {
    await use(async () => {
      await page.goBack()
      // A page that wakes up renames its own entry, and Playwright takes that for the way back.
      await page.waitForURL(`${ramai.origin}/**`)
    })
  },

  arrangeDelivery: async ({ buyer }, use) => {
    await use(async () => {
      await buyer.saveAddress()
      await buyer.chooseCourier()
    })
  },

  placeOrder: async ({ buyer }, use) => use(buyer.placeOrder),

  orderFromFeed: async ({ buyer }, use) => use(buyer.order),

  chooseMethod: async ({ buyer }, use) => use(buyer.chooseMethod),

  payWithCard: async ({ buyer }, use) => use(buyer.payWithCard),

  payBy: async ({ buyer, words }, use) => {
    await use({
      qris: () => buyer.payBy(words.qris),
      virtualAccount: () => buyer.payBy(words.virtualAccount),
      wallet: () => buyer.payBy(words.wallet),
      counter: () => buyer.payBy(words.counter),
      card: async () => {
        await buyer.chooseMethod(words.card)
        await buyer.payWithCard(words.useTestCard)
      },
    })
  },

  returnToReceipt: async ({ buyer }, use) => use(buyer.returnToReceipt),
})

export { expect, inView }

/** Chooses the language in each system, as a person would have done on an earlier visit. */
export async function speak(context: BrowserContext, language: Language) {
  await context.addCookies([
    { name: 'language', value: language, url: ramai.origin },
    // Over http a browser takes a Secure cookie from this host, but the protocol of its tools does not.
    { name: '__Host-pasar_language', value: language, url: pasar.origin.replace('http:', 'https:'), secure: true },
    { name: 'language', value: language, url: kasir.origin },
    ...(walkthrough.origin ? [{ name: 'language', value: language, url: walkthrough.origin }] : []),
  ])
}
