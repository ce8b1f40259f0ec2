import { expect, type Page } from '@playwright/test'
import { BUYER_WORDS, type BuyerWords } from './buyer-words'
import { anyPhone } from './person'

/** Where the buyer walks, as the browser's address bar names it. */
export type Origins = Record<'ramai' | 'pasar' | 'kasir', string>

type Open = { page: Page; origins: Origins; words?: BuyerWords }

/** The post that the feed stands at. */
export const inView = (page: Page) => page.locator('[data-active]')

/** What a person does on the way from the feed to the receipt, in a browser; Indonesian unless told otherwise. */
export function browserBuyer({ page, origins, words = BUYER_WORDS.id }: Open) {
  const buyer = {
    /** Stands in the feed at the post of this promotion. */
    findInFeed: async (post: string) => {
      await page.goto(`${origins.ramai}/?post=${post}`)
      await expect(inView(page)).toHaveAttribute('data-post', post)
    },

    /** Taps the product in view, reads the leave notice, goes on, and arrives at the checkout. */
    cross: async () => {
      await inView(page).getByRole('button', { name: words.view }).click()
      await page.getByRole('button', { name: words.goOn }).click()
      await page.waitForURL(`${origins.pasar}/checkout/**`)
    },

    /** Fills in an address in Bandung. */
    saveAddress: async (recipient = 'Galuh Wirasti') => {
      await page.getByLabel(words.recipient).fill(recipient)
      await page.getByLabel(words.phone).fill(anyPhone())
      await page.getByRole('combobox', { name: words.area }).fill('Cipaganti')
      await page.getByRole('option', { name: /Cipaganti/ }).click()
      await page.getByLabel(words.street).fill('Jl. Cihampelas 12')
      await page.getByRole('button', { name: words.saveAddress }).click()
    },

    /** Takes the first courier that goes there. */
    chooseCourier: () =>
      page.getByRole('button', { name: /Rp/ }).filter({ hasNotText: words.placeOrder }).first().click(),

    /** Places the order and arrives at Kasir's page. */
    placeOrder: async () => {
      await page.getByRole('button', { name: words.placeOrder }).click()
      await page.waitForURL(`${origins.kasir}/**`)
    },

    /** Chooses a way to pay on Kasir's page and confirms it. */
    chooseMethod: async (method: RegExp) => {
      await page.getByRole('radio', { name: method }).check()
      await page.getByRole('button', { name: words.confirmMethod, exact: true }).click()
    },

    /** Pays by a method that is paid elsewhere: in a bank's app, at a counter. */
    payBy: async (method: RegExp) => {
      await buyer.chooseMethod(method)
      await page.getByRole('button', { name: words.simulatePayment }).click()
    },

    /** Fills in one of the test cards, pays, and answers the bank with the right code. */
    payWithCard: async (card: string) => {
      await page.getByRole('button', { name: card }).click()
      await page.getByRole('button', { name: words.payByCard }).click()
      await page.getByLabel(words.otp).fill('112233')
      await page.getByRole('button', { name: words.verify }).click()
    },

    /** From Kasir's page back to the receipt; gives the order's number. */
    returnToReceipt: async () => {
      await expect(page.getByRole('heading', { name: words.paid })).toBeVisible()
      // By the button, or by itself where a busy machine presses it too late.
      const receipt = `${origins.pasar}/orders/**`
      await Promise.any([page.getByRole('link', { name: words.backToShop }).click(), page.waitForURL(receipt)])
      await page.waitForURL(receipt)

      return page.url().split('/').at(-1) ?? ''
    },

    /** From the feed to Kasir's page: a post of the feed, or the one that it opens at. */
    order: async (post?: string) => {
      await (post === undefined ? page.goto(`${origins.ramai}/`) : buyer.findInFeed(post))
      await buyer.cross()
      await buyer.saveAddress()
      await buyer.chooseCourier()
      await buyer.placeOrder()
    },
  }

  return buyer
}
