import type { Locator, Page } from 'playwright-core'
import { AREA, anyPhone, RECIPIENT } from './person'
import { WORDS, type Words } from './words'

/** Where the buyer walks, as the browser's address bar names it. */
export type Origins = Record<'ramai' | 'pasar' | 'kasir', string>

/** How a buyer presses and writes: at once, or slowly and for an audience to see. */
export type Hand = {
  /** Ends without a press once `signal` says that it is no longer needed. */
  press: (control: Locator, signal?: AbortSignal) => Promise<unknown>
  fill: (field: Locator, text: string) => Promise<unknown>
}

const AT_ONCE: Hand = {
  press: (control, signal) => control.click({ signal }),
  fill: (field, text) => field.fill(text),
}

/** The post that the feed stands at. */
export const inView = (page: Page) => page.locator('[data-active]')

/** What a buyer presses, by its role and name. */
export function controlsOf(page: Page, words: Words) {
  const button = (name: string, exact = false) => page.getByRole('button', { name, exact })

  return {
    view: inView(page).getByRole('button', { name: words.view }),
    goOn: button(words.goOn),
    saveAddress: button(words.saveAddress),
    /** This courier, or the first that goes there. */
    courier: (code?: string) =>
      code === undefined
        ? page.getByRole('button', { name: /Rp/ }).filter({ hasNotText: words.placeOrder }).first()
        : page.locator(`button[name=courierCode][value="${code}"]`),
    placeOrder: button(words.placeOrder),
    method: (name: string | RegExp) => page.getByRole('radio', { name }),
    confirmMethod: button(words.confirmMethod, true),
    simulatePayment: button(words.simulatePayment),
    payByCard: button(words.payByCard),
    backToShop: page.getByRole('link', { name: words.backToShop }),
  }
}

type Filling = { words: Words; hand?: Hand; recipient?: string }

/** Fills in an address in Bandung, with a phone of the buyer's own. */
export async function fillAddress(page: Page, { words, hand = AT_ONCE, recipient = RECIPIENT.recipient }: Filling) {
  await hand.fill(page.getByLabel(words.recipient), recipient)
  await hand.fill(page.getByLabel(words.phone), anyPhone())
  await hand.fill(page.getByRole('combobox', { name: words.area }), AREA)
  await hand.press(page.getByRole('option', { name: AREA }))
  await hand.fill(page.getByLabel(words.street), RECIPIENT.street)
}

export type Controls = ReturnType<typeof controlsOf>

export type PageBuyer = ReturnType<typeof pageBuyer>

type Open = { page: Page; origins: Origins; words?: Words; hand?: Hand }

/** What a person does on the way from the feed to the receipt, in a page; in Indonesian and at once, unless told otherwise. */
export function pageBuyer({ page, origins, words = WORDS.id, hand = AT_ONCE }: Open) {
  const { press, fill } = hand
  const controls = controlsOf(page, words)
  const buyer = {
    /** Stands in the feed at the post of this promotion. */
    findInFeed: async (post: string) => {
      await page.goto(`${origins.ramai}/?post=${post}`)
      await inView(page)
        .and(page.locator(`[data-post="${post}"]`))
        .waitFor({ state: 'attached' })
    },

    /** Taps the product in view, reads the leave notice and goes on. */
    tap: async () => {
      await press(controls.view)
      await press(controls.goOn)
    },

    /** The same, as far as the checkout. */
    cross: async () => {
      await buyer.tap()
      await page.waitForURL(`${origins.pasar}/checkout/**`)
    },

    /** Saves an address in Bandung. */
    giveAddress: async (recipient: string = RECIPIENT.recipient) => {
      await fillAddress(page, { words, hand, recipient })
      await press(controls.saveAddress)
    },

    chooseCourier: (code?: string) => press(controls.courier(code)),

    /** Places the order and arrives at Kasir's page. */
    placeOrder: async () => {
      await press(controls.placeOrder)
      await page.waitForURL(`${origins.kasir}/**`)
    },

    /** Chooses a way to pay on Kasir's page and confirms it. */
    chooseMethod: async (method: string | RegExp) => {
      await press(controls.method(method))
      await press(controls.confirmMethod)
    },

    /** Pays where the payer would leave Kasir's page: in a bank's app, at a counter. */
    pay: () => press(controls.simulatePayment),

    payBy: async (method: string | RegExp) => {
      await buyer.chooseMethod(method)
      await buyer.pay()
    },

    /** Fills in one of the test cards, pays, and answers the bank with the right code. */
    payWithCard: async (card: string) => {
      await press(page.getByRole('button', { name: card }))
      await press(controls.payByCard)
      await fill(page.getByLabel(words.otp), '112233')
      await press(page.getByRole('button', { name: words.verify }))
    },

    /** From Kasir's page to an address of the shop: by the link, or by itself, as the page goes after a payment. */
    comeBack: async (address = `${origins.pasar}/orders/**`) => {
      const arrived = new AbortController()
      const pressed = press(controls.backToShop, arrived.signal).catch(() => {})
      await page.waitForURL(address).finally(() => arrived.abort())
      await pressed
    },

    /** From Kasir's page back to the receipt; gives the order's number. */
    returnToReceipt: async () => {
      await page.getByRole('heading', { name: words.paid }).waitFor()
      await buyer.comeBack()

      return page.url().split('/').at(-1) ?? ''
    },

    /** From the feed to Kasir's page: a post of the feed, or the one that it opens at. */
    order: async (post?: string) => {
      await (post === undefined ? page.goto(`${origins.ramai}/`) : buyer.findInFeed(post))
      await buyer.cross()
      await buyer.giveAddress()
      await buyer.chooseCourier()
      await buyer.placeOrder()
    },
  }

  return buyer
}
