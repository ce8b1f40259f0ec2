import { type BrowserContext, expect, type Page } from '@playwright/test'
import { test as base } from './keep-the-invariants'
import { kasir, pasar, ramai, walkthrough } from './systems'
import { type Language, type Words, wordsOf } from './words'

/** The product's vocabulary: what a person does on the way from the feed to the receipt. */
type Journey = {
  language: Language
  words: Words
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

  findInFeed: async ({ page }, use) => {
    await use(async (post) => {
      await page.goto(`${ramai.origin}/?post=${post}`)
      await expect(inView(page)).toHaveAttribute('data-post', post)
    })
  },

  crossToPasar: async ({ page, words }, use) => {
    await use(async () => {
      await inView(page).getByRole('button', { name: words.view }).click()
      await page.getByRole('button', { name: words.goOn }).click()
      await page.waitForURL(`${pasar.origin}/checkout/**`)
    })
  },

  goBackToRamai: async ({ page }, use) => {
    await use(async () => {
      await page.goBack()
      // A page that wakes up renames its own entry, and Playwright takes that for the way back.
      await page.waitForURL(`${ramai.origin}/**`)
    })
  },

  arrangeDelivery: async ({ page, words }, use) => {
    await use(async () => {
      await page.getByLabel(words.recipient).fill('Rani Prameswari')
      await page.getByLabel(words.phone).fill('0812 3456 7890')
      await page.getByRole('combobox', { name: words.area }).fill('Cipaganti')
      await page.getByRole('option', { name: /Cipaganti/ }).click()
      await page.getByLabel(words.street).fill('Jl. Cihampelas 12')
      await page.getByRole('button', { name: words.saveAddress }).click()
      await page.getByRole('button', { name: /Rp/ }).filter({ hasNotText: words.placeOrder }).first().click()
    })
  },

  placeOrder: async ({ page, words }, use) => {
    await use(async () => {
      await page.getByRole('button', { name: words.placeOrder }).click()
      await page.waitForURL(`${kasir.origin}/**`)
    })
  },

  orderFromFeed: async ({ findInFeed, crossToPasar, arrangeDelivery, placeOrder }, use) => {
    await use(async (post) => {
      await findInFeed(post)
      await crossToPasar()
      await arrangeDelivery()
      await placeOrder()
    })
  },

  chooseMethod: async ({ page, words }, use) => {
    await use(async (method) => {
      await page.getByRole('radio', { name: method }).check()
      await page.getByRole('button', { name: words.confirmMethod, exact: true }).click()
    })
  },

  payWithCard: async ({ page, words }, use) => {
    await use(async (card) => {
      await page.getByRole('button', { name: card }).click()
      await page.getByRole('button', { name: words.payByCard }).click()
      await page.getByLabel(words.otp).fill('112233')
      await page.getByRole('button', { name: words.verify }).click()
    })
  },

  payBy: async ({ page, words, chooseMethod, payWithCard }, use) => {
    const payAsThePayer = (method: RegExp) => async () => {
      await chooseMethod(method)
      await page.getByRole('button', { name: words.simulatePayment }).click()
    }

    await use({
      qris: payAsThePayer(words.qris),
      virtualAccount: payAsThePayer(words.virtualAccount),
      wallet: payAsThePayer(words.wallet),
      counter: payAsThePayer(words.counter),
      card: async () => {
        await chooseMethod(words.card)
        await payWithCard(words.useTestCard)
      },
    })
  },

  returnToReceipt: async ({ page, words }, use) => {
    await use(async () => {
      await expect(page.getByRole('heading', { name: words.paid })).toBeVisible()
      await page.getByRole('link', { name: words.backToShop }).click()
      await page.waitForURL(`${pasar.origin}/orders/**`)

      return page.url().split('/').at(-1) ?? ''
    })
  },
})

export { expect }

/** The post that the feed stands at. */
export const inView = (page: Page) => page.locator('[data-active]')

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
