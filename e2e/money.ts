import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Browser } from '@jembatan/contract/conformance/browser'
import type { Page } from '@playwright/test'
import { parseEnvironmentFile } from '../tools/systems/settings'
import { test as base, expect, speak } from './journey'
import { kasir, pasar, stateFolder } from './systems'

type Money = {
  /** The desk of the shop's own people, in a browser of theirs, signed in. */
  desk: Page
  /** Calls off the order whose page is open, and says yes. */
  cancel: () => Promise<void>
  /** Has the desk move an order's parcel one step. */
  move: (orderId: string, step: string) => Promise<void>
}

export const test = base.extend<Money>({
  desk: async ({ browser, language, words }, use) => {
    const context = await browser.newContext()
    await speak(context, language)
    const desk = await context.newPage()
    await desk.goto(`${pasar.origin}/desk`)
    await desk.getByLabel(words.deskKey).fill(await readDeskKey())
    await desk.getByRole('button', { name: words.signIn }).click()
    await expect(desk.getByRole('heading', { name: words.deskOverview })).toBeVisible()
    await use(desk)
    await context.close()
  },

  cancel: async ({ page, words }, use) => {
    await use(async () => {
      await page.getByRole('link', { name: words.cancelOrder }).click()
      await page.getByRole('button', { name: words.yesCancel }).click()
      await page.waitForURL(/\/orders\/PSR-\w+$/)
    })
  },

  move: async ({ desk }, use) => {
    await use(async (orderId, step) => {
      await desk.goto(`${pasar.origin}/desk/orders?order=${orderId}`)
      await desk.getByRole('button', { name: step }).click()
      await expect(desk.getByRole('status')).toContainText(orderId)
    })
  },
})

export { expect }

async function readDeskKey() {
  const environment = parseEnvironmentFile(await readFile(join(stateFolder, 'pasar', 'environment'), 'utf8'))

  return environment.PASAR_DESK_KEY ?? ''
}

/** The tests' own door of Kasir, where outcomes and failures are brought about. */
export async function atKasir(path: string, body: object = {}) {
  const { status, body: said } = await new Browser(kasir.origin).ask(`/_sim/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(status, said).toBe(200)
}
