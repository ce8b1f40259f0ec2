import type { Locator, Page } from 'playwright-core'
import { z } from 'zod'
import { formatRupiah } from '@/i18n/format-rupiah'
import type { Messages } from '@/i18n/messages'
import { AREA, COURIER, RECIPIENT } from '../scenario/steps/checkout'
import { attemptId, getOrThrow, type ScenarioContext, toPage } from '../scenario/steps/context'
import { pollKasir } from '../scenario/steps/kasir'
import { pollUntil } from '../scenario/steps/poll-until'
import type { StepName, StepResult } from '../scenario/steps/step'
import { hostOf } from '../systems/systems'
import { query } from '../visitor/procedures'
import type { PageAnswer, Pointer } from './pointer'

/** The post of the item that the normal flow buys. */
const POST = 'rani-ayu-serum'

type Words = Messages['trio']['control']

export type Clicks = {
  page: Page
  pointer: Pointer
  context: ScenarioContext
  words: Words
  /** Gives the run the cookies of the browser, so that both are one buyer. */
  share: () => Promise<void>
}

/** What a buyer presses at last for a step, by its role and name. */
export const CONTROLS: Partial<Record<StepName, (page: Page, words: Words) => Locator>> = {
  tap: (page, { view }) => page.locator('[data-active]').getByRole('button', { name: view }),
  address: (page, { save }) => page.getByRole('button', { name: save }),
  courier: (page) => page.locator(`button[name=courierCode][value="${COURIER}"]`),
  order: (page, { order }) => page.getByRole('button', { name: order }),
  choose: (page, { confirm }) => page.getByRole('button', { name: confirm, exact: true }),
  pay: (page, { pay }) => page.getByRole('button', { name: pay }),
  comeBack: (page, { back }) => page.getByRole('link', { name: back }),
}

/** The steps that a real browser does by itself. Each is judged by what the systems answer, as when a program does it. */
export const CLICKS: Partial<Record<StepName, (clicks: Clicks) => Promise<StepResult>>> = {
  tap: async ({ page, pointer, context, words }) => {
    await page.goto(`${context.ramai.origin}/?post=${POST}`)
    await press('tap', { page, pointer, words })
    await pointer.press(page.getByRole('button', { name: words.goOn }))
    const isDeparture = isTo(context.ramai, 'POST', '/out')
    // Before its scripts the page leads to the leave notice by the same address.
    const { status, location } = await pointer.answer((one) => isDeparture(one) && !isNotice(one))
    const token = URL.canParse(location) ? new URL(location).searchParams.get('t') : null
    if (token) context.state.token = token

    return {
      request: 'POST /out',
      status,
      asExpected: status === 303 && token !== null,
      note: { word: 'nineClaims' },
    }
  },

  show: async ({ pointer, context }) => {
    const { status } = await pointer.answer(isTo(context.pasar, 'GET', '/h'))

    return { request: 'GET /h', status, asExpected: status === 200, note: { word: 'nothingSpent' } }
  },

  claim: async ({ page, pointer, context }) => {
    const { status, location } = await pointer.answer(isTo(context.pasar, 'POST', '/h/claim'))
    const basketId = /\/checkout\/([0-9a-f-]{36})$/.exec(location)?.[1]
    if (basketId) {
      context.state.basketId = basketId
      context.page = { system: 'pasar', path: `/checkout/${basketId}`, private: true }
      await page.waitForURL(`${context.pasar.origin}${context.page.path}`)
    }

    return {
      request: 'POST /h/claim',
      status,
      asExpected: status === 303 && basketId !== undefined,
      note: { word: 'ownBasket' },
    }
  },

  address: async (clicks) => {
    const { page, pointer, words, context } = clicks
    await pointer.fill(page.getByLabel(words.recipient), RECIPIENT.recipient)
    await pointer.fill(page.getByLabel(words.phone), RECIPIENT.phone)
    await pointer.fill(page.getByRole('combobox', { name: words.area }), AREA)
    await pointer.press(page.getByRole('option', { name: AREA }))
    await pointer.fill(page.getByLabel(words.street), RECIPIENT.street)
    await press('address', clicks)
    const { status } = await pointer.answer(isTo(context.pasar, 'POST', '/checkout'))
    const { quote } = await readCheckout(clicks, ({ quote }) => !quote.obstacles.includes('address_missing'))

    return {
      request: 'POST /checkout',
      status,
      asExpected: !quote.obstacles.includes('address_missing'),
      note: { word: 'toShopAlone' },
    }
  },

  courier: async (clicks) => {
    const { pointer, context } = clicks
    await press('courier', clicks)
    const { status } = await pointer.answer(isTo(context.pasar, 'POST', '/checkout'))
    const { quote } = await readCheckout(clicks, ({ quote }) => quote.obstacles.length === 0)
    const { total } = quote.totals
    context.state.total = total

    return {
      request: 'POST /checkout',
      status,
      code: quote.obstacles[0],
      asExpected: quote.obstacles.length === 0,
      note: { word: 'wholeSum', values: { total: formatRupiah(total) } },
    }
  },

  order: async (clicks) => {
    const { page, pointer, context } = clicks
    await press('order', clicks)
    const { status } = await pointer.answer(isTo(context.pasar, 'POST', '/checkout'))
    const { orderId } = await readCheckout(clicks, ({ orderId }) => orderId !== null)
    if (orderId) {
      await page.waitForURL(`${context.kasir.origin}/**`)
      Object.assign(context.state, { orderId, attempt: 1 })
      context.page = toPage(context.kasir, page.url())
    }

    return {
      request: 'POST /checkout',
      status,
      asExpected: orderId !== null,
      note: orderId
        ? { word: 'orderStands', values: { order: orderId, total: formatRupiah(getOrThrow(context, 'total')) } }
        : undefined,
    }
  },

  choose: async (clicks) => {
    const { page, pointer, words } = clicks
    await pointer.press(page.getByRole('radio', { name: words.qris }))

    return pressAtKasir('choose', 'pending', clicks)
  },

  pay: async (clicks) => ({ ...(await pressAtKasir('pay', 'settlement', clicks)), note: { word: 'moneyMoved' } }),

  comeBack: async (clicks) => {
    const { pointer, context } = clicks
    const path = `/orders/${getOrThrow(context, 'orderId')}`
    await pressUntilAt(`${context.pasar.origin}${path}`, 'comeBack', clicks)
    const { status, location } = await pointer.answer(isTo(context.pasar, 'GET', '/payment/finish'))
    context.page = { system: 'pasar', path, private: true }

    return {
      request: 'GET /payment/finish',
      status,
      asExpected: status === 303 && location.endsWith(path),
      note: { word: 'shopAsksItself' },
    }
  },
}

type Pressed = Pick<Clicks, 'page' | 'pointer' | 'words'>

async function press(name: StepName, { page, pointer, words }: Pressed, signal?: AbortSignal) {
  const control = CONTROLS[name]?.(page, words)
  if (control) await pointer.press(control, signal)
}

/** Presses what leads there, unless the page is there or goes there by itself, as Kasir's does after a payment. */
async function pressUntilAt(address: string, name: StepName, clicks: Pressed) {
  const arrived = new AbortController()
  const pressed = press(name, clicks, arrived.signal).catch(() => {})
  await clicks.page.waitForURL(address).finally(() => arrived.abort())
  await pressed
}

/** An action of Kasir's page never says whether it worked, so its own record is asked. */
async function pressAtKasir(name: StepName, becomes: string, clicks: Clicks): Promise<StepResult> {
  const { pointer, context } = clicks
  await press(name, clicks)
  const { status } = await pointer.answer(isTo(context.kasir, 'POST', '/snap'))
  const code = await pollKasir(context, becomes)

  return { request: `POST /snap/… ${attemptId(context)}`, status, code, asExpected: code === becomes }
}

const isNotice = ({ location }: PageAnswer) => location.startsWith('/leaving/')

const isTo =
  (system: Parameters<typeof hostOf>[0], method: string, path: string) =>
  (answer: PageAnswer): boolean =>
    answer.method === method &&
    answer.url.host === hostOf(system) &&
    (answer.url.pathname === path || answer.url.pathname.startsWith(`${path}/`))

const checkoutSchema = z.object({
  quote: z.object({ obstacles: z.array(z.string()), totals: z.object({ total: z.number() }) }),
  orderId: z.string().nullable(),
})

type Checkout = z.infer<typeof checkoutSchema>

/** The shop's own record of the basket, read as the buyer of the browser. */
async function readCheckout({ context, share }: Clicks, isDone: (checkout: Checkout) => boolean): Promise<Checkout> {
  await share()
  const { visitor, pasar } = context
  const input = { basketId: getOrThrow(context, 'basketId') }

  return pollUntil(
    async () => checkoutSchema.parse((await query({ visitor, system: pasar, name: 'basket.checkout', input })).data),
    isDone,
  )
}
