import type { Locator, Page } from 'playwright-core'
import { AREA, anyPhone, RECIPIENT } from './person'
import { WORDS, type Words } from './words'

const ONE_PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg=='

const PHOTO = { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from(ONE_PIXEL, 'base64') }

/** Origins of the systems, as in the browser's address bar. */
export type Origins = Record<'ramai' | 'pasar' | 'kasir', string>

/** How a buyer presses and writes: at once, or slowly and for an audience to see. */
export type Hand = {
  /** Ends without a press once `signal` says that it is no longer needed. */
  press: (control: Locator, signal?: AbortSignal) => Promise<unknown>
  fill: (field: Locator, text: string) => Promise<unknown>
  /** Chooses an option of a list by its label. */
  select: (list: Locator, option: string) => Promise<unknown>
}

export const AT_ONCE: Hand = {
  press: (control, signal) => control.click({ signal }),
  fill: (field, text) => field.fill(text),
  select: (list, option) => list.selectOption(option),
}

/** The post that the feed stands at. */
export const inView = (page: Page) => page.locator('[data-active]')

/** The controls that a buyer presses, by role and name. */
export function controlsOf(page: Page, words: Words) {
  const button = (name: string, exact = false) => page.getByRole('button', { name, exact })
  const link = (name: string) => page.getByRole('link', { name })

  return {
    view: inView(page).getByRole('button', { name: words.view }),
    continueToShop: button(words.continueToShop),
    closeAd: inView(page).getByRole('button', { name: words.closeAd }),
    saveAddress: button(words.saveAddress),
    /** This courier; of the parcel of this shop, where there are several. */
    courier: (code: string, shopId?: string) =>
      page.locator(`${formWith('shopId', shopId)} button[name=courierCode][value="${code}"]`),
    agree: button(words.agree),
    payAtTheDoor: button(words.payAtTheDoor),
    removeVoucher: button(words.removeVoucher).first(),
    placeOrder: button(words.placeOrder),
    addToCart: button(words.addToCart),
    buyNow: button(words.buyNow),
    checkOut: button(words.checkOut),
    method: (name: string | RegExp) => page.getByRole('radio', { name }),
    confirmMethod: button(words.confirmMethod, true),
    simulatePayment: button(words.simulatePayment),
    denyPayment: button(words.denyPayment),
    expireNow: button(words.expireNow),
    payByCard: button(words.payByCard),
    backToShop: link(words.backToShop),
    payNow: button(words.payNow),
    yesCancel: button(words.yesCancel),
    yesReceived: button(words.yesReceived),
    sendReturn: button(words.sendReturn, true),
    sendComplaint: button(words.sendComplaint),
    sendReview: button(words.sendReview),
    invoice: link(words.invoice),
    consent: (purpose: string) => page.locator(`${formWith('purpose', purpose)} button[name=granted]`),
  }
}

/** The form that holds this hidden field; any form, where no value is asked for. */
const formWith = (name: string, value: string | undefined) =>
  value === undefined ? 'form' : `form:has(input[name="${name}"][value="${value}"])`

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

type Open = {
  page: Page
  origins: Origins
  words?: Words
  hand?: Hand
  /** True for a browser without `Sec-Fetch-User`: the shop's landing waits for a second tap there. */
  tapsTwice?: boolean
}

/**
 * The buyer's actions in a page, from the feed to the receipt; by default in Indonesian and without
 * delay.
 */
export function pageBuyer({ page, origins, words = WORDS.id, hand = AT_ONCE, tapsTwice = false }: Open) {
  const { press, fill, select } = hand
  const controls = controlsOf(page, words)
  const pressed = page.locator('[aria-pressed="true"]')
  /** Opens the part of the page that holds a control, where it is folded. */
  const unfold = async (control: Locator) => {
    await control.waitFor({ state: 'attached' })
    if (!(await control.isVisible())) await press(page.locator('details', { has: control }).locator('summary'))
  }
  const followLink = (name: string) => press(page.getByRole('link', { name, exact: true }).first())
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
      await press(controls.continueToShop)
    },

    /** The same, as far as the product's page in the shop. */
    cross: async () => {
      await buyer.tap()
      if (tapsTwice) {
        await page.waitForURL(`${origins.pasar}/h?**`)
        await press(controls.continueToShop)
      }
      await page.waitForURL(`${origins.pasar}/products/**`)
    },

    /** From the page of a product to the checkout of what is chosen there. */
    buyNow: async () => {
      await press(controls.buyNow)
      await page.waitForURL(`${origins.pasar}/checkout/**`)
    },

    /**
     * Opens a handoff that the browser was given elsewhere, and goes on; from the feed it goes on
     * by itself.
     */
    claim: async (landingPath: string) => {
      await page.goto(origins.pasar + landingPath)
      await press(controls.continueToShop)
    },

    /** Saves an address in Bandung. */
    giveAddress: async (recipient: string = RECIPIENT.recipient) => {
      await fillAddress(page, { words, hand, recipient })
      await press(controls.saveAddress)
    },

    /** Closes the ad in view. */
    closeAd: () => press(controls.closeAd),

    /** Turns a consent on or off, on the page of one's data. */
    switchConsent: (purpose: string) => press(controls.consent(purpose)),

    /** From the page of an item to the cart that holds one of it. */
    addToCart: async (sku: string) => {
      await page.goto(`${origins.pasar}/buy/${sku}:1`)
      await press(controls.addToCart)
      await page.getByRole('link', { name: words.openCart }).waitFor()
    },

    /** Another option of the item whose page is open. */
    chooseVariant: async (name: string) => {
      const option = page.getByRole('navigation', { name: words.options }).getByRole('link', { name })
      await press(option)
      await option.and(page.locator('[aria-current]')).waitFor()
    },

    /** One more of the first line of the cart or the checkout that is open. */
    takeOneMore: () => press(page.getByRole('button', { name: words.oneMore }).first()),

    /** From the cart to the checkout of what is selected there. */
    checkOutCart: async () => {
      await page.goto(`${origins.pasar}/basket`)
      await press(controls.checkOut)
      await page.waitForURL(`${origins.pasar}/checkout/**`)
    },

    /**
     * Takes another courier than the shop's choice; of the parcel of this shop, where there are
     * several.
     */
    chooseCourier: async (code: string, shopId?: string) => {
      const courier = controls.courier(code, shopId)
      await unfold(courier)
      await press(courier)
      await courier.and(pressed).waitFor({ state: 'attached' })
    },

    /** Accepts the higher price that the checkout shows. */
    acceptPrice: () => press(controls.agree),

    payAtTheDoor: async () => {
      await press(controls.payAtTheDoor)
      await controls.payAtTheDoor.and(pressed).waitFor()
    },

    applyVoucher: async (code: string) => {
      const field = page.getByLabel(words.voucherCode)
      await unfold(field)
      await fill(field, code)
      await press(page.getByRole('button', { name: words.applyVoucher, exact: true }))
      await controls.removeVoucher.waitFor()
    },

    removeVoucher: async () => {
      await press(controls.removeVoucher)
      await controls.removeVoucher.waitFor({ state: 'hidden' })
    },

    /** Gives an address in Bandung and takes the couriers that the shop chooses. */
    arrangeDelivery: async () => {
      await buyer.giveAddress()
      await controls.placeOrder.waitFor()
    },

    /** Places the order and arrives at Kasir's page. */
    placeOrder: async () => {
      await press(controls.placeOrder)
      await page.waitForURL(`${origins.kasir}/**`)
    },

    /** Places an order that is paid at the door; gives its number. */
    placeOrderAtTheDoor: async () => {
      await press(controls.placeOrder)

      return arrive()
    },

    /** Chooses a way to pay on Kasir's page and confirms it. */
    chooseMethod: async (method: string | RegExp) => {
      await press(controls.method(method))
      await press(controls.confirmMethod)
    },

    /** Pays where the payer would leave Kasir's page: in a bank's app, at a counter. */
    pay: () => press(controls.simulatePayment),

    deny: () => press(controls.denyPayment),

    letExpire: () => press(controls.expireNow),

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

    /**
     * From Kasir's page to an address of the shop: by the link, or by itself, as the page goes
     * after a payment.
     */
    returnFromKasir: async (address = `${origins.pasar}/orders/**`) => {
      const arrived = new AbortController()
      const pressed = press(controls.backToShop, arrived.signal).catch(() => {})
      await page.waitForURL(address).finally(() => arrived.abort())
      await pressed
    },

    /** From Kasir's page back to the receipt; gives the order's number. */
    returnToReceipt: async () => {
      await page.getByRole('heading', { name: words.paid }).waitFor()
      await buyer.returnFromKasir()

      return numberOfOrder(page)
    },

    /** From the page of an order to Kasir's page. */
    payAgain: async () => {
      await press(controls.payNow)
      await page.waitForURL(`${origins.kasir}/**`)
    },

    /** From the page of an order to its cancellation, and yes. */
    cancelOrder: async () => {
      await followLink(words.cancelOrder)
      await press(controls.yesCancel)
      await arrive()
    },

    /** The same to the receipt of the first parcel, which the buyer confirms. */
    confirmReceipt: async () => {
      await followLink(words.confirmReceived)
      await press(controls.yesReceived)
      await arrive()
    },

    /** Asks for a return of the goods of one parcel, which arrived broken, with a photo. */
    askReturn: async (note: string) => {
      await followLink(words.requestReturn)
      await select(page.getByLabel(words.returnReason), words.returnBroken)
      await fill(page.getByLabel(words.returnNote), note)
      await page.getByLabel(words.photosOfReturn).setInputFiles(PHOTO)
      await press(controls.sendReturn)
      await arrive()
    },

    /** Complains of the delivery of the order whose page is open. */
    complain: async (body: string) => {
      await followLink(words.openComplaint)
      await select(page.getByLabel(words.complaintTopic), words.aboutDelivery)
      await fill(page.getByLabel(words.complaintBody), body)
      await press(controls.sendComplaint)
      await arrive()
    },

    /** Reviews the first item of the order whose page is open. */
    review: async (stars: 1 | 2 | 3 | 4 | 5, body: string) => {
      await followLink(words.openReview)
      await press(
        page
          .getByRole('group', { name: words.stars })
          .first()
          .getByRole('radio')
          .nth(stars - 1),
      )
      await fill(page.getByLabel(words.reviewBody).first(), body)
      await press(controls.sendReview.first())
    },

    /** From the page of an order to its invoice. */
    openInvoice: async () => {
      await press(controls.invoice)
      await page.waitForURL(`${origins.pasar}/orders/*/invoice`)
    },

    /** From the feed to Kasir's page: a post of the feed, or the one that it opens at. */
    order: async (post?: string) => {
      await (post === undefined ? page.goto(`${origins.ramai}/`) : buyer.findInFeed(post))
      await buyer.cross()
      await buyer.buyNow()
      await buyer.arrangeDelivery()
      await buyer.placeOrder()
    },
  }

  /** At the page of an order, not at one that belongs to it. */
  async function arrive() {
    await page.waitForURL(({ pathname }) => /^\/orders\/PSR-\w+$/.test(pathname))

    return numberOfOrder(page)
  }

  return buyer
}

const numberOfOrder = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? ''
