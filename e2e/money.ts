import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { simulate } from '../test-kit/gateway'
import { parseEnvironmentFile } from '../tools/systems/settings'
import { test as base, expect, speak } from './journey'
import { kasir, pasar, stateFolder } from './systems'

type Money = {
  /** The back office, in an operator's own browser, signed in. */
  backOffice: Page
  /** Calls off the order whose page is open, and says yes. */
  cancel: () => Promise<void>
  /** Moves an order's parcel one step, in the back office. */
  move: (orderId: string, step: string) => Promise<void>
}

export const test = base.extend<Money>({
  backOffice: async ({ browser, language, words }, use) => {
    const context = await browser.newContext()
    await speak(context, language)
    const backOffice = await context.newPage()
    await backOffice.goto(`${pasar.origin}/back-office`)
    await backOffice.getByLabel(words.backOfficeKey).fill(await readBackOfficeKey())
    await backOffice.getByRole('button', { name: words.signIn }).click()
    await expect(backOffice.getByRole('heading', { name: words.backOfficeOverview })).toBeVisible()
    await use(backOffice)
    await context.close()
  },

  cancel: async ({ page, words }, use) => {
    await use(async () => {
      await page.getByRole('link', { name: words.cancelOrder }).click()
      await page.getByRole('button', { name: words.yesCancel }).click()
      await page.waitForURL(/\/orders\/PSR-\w+$/)
    })
  },

  move: async ({ backOffice }, use) => {
    await use(async (orderId, step) => {
      await backOffice.goto(`${pasar.origin}/back-office/orders?order=${orderId}`)
      await backOffice.getByRole('button', { name: step }).click()
      await expect(backOffice.getByRole('status')).toContainText(orderId)
    })
  },
})

export { expect }

async function readBackOfficeKey() {
  const environment = parseEnvironmentFile(await readFile(join(stateFolder, 'pasar', 'environment'), 'utf8'))

  return environment.PASAR_BACK_OFFICE_KEY ?? ''
}

/** Kasir's simulation API, where outcomes and failures are brought about. */
export const atKasir = (path: string, body: object = {}) => simulate(kasir.origin, path, body)
