import type { Locator, Page } from '@playwright/test'
import { test as base, expect } from './journey'
import { walkthrough } from './systems'

type Scenarios = {
  /** Opens a scenario's page, plays it to its end, and gives its steps. */
  play: (id: string) => Promise<Locator>
  /** From the page of a scenario to the window that its step opens. */
  jump: (step: number) => Promise<Page>
}

/** However it ends: one that stopped for a reason says so at once, and not after minutes of waiting for another. */
const ENDINGS = /^(Selesai\.|Berhenti:|Tidak bisa dikendalikan|Jawaban Jembatan|.+ tidak menjawab)/

export const test = base.extend<Scenarios>({
  play: async ({ page }, use) => {
    await use(async (id) => {
      await openScenario(page, id)
      await page.getByRole('button', { name: 'Mainkan', exact: true }).click()
      const ending = page.getByRole('status').getByText(ENDINGS)
      await expect(ending).toBeVisible({ timeout: test.info().timeout - 5_000 })
      const told = (await stepsOf(page).allInnerTexts()).join('\n')
      expect(await ending.textContent(), told).toBe('Selesai. Setiap jawaban seperti diminta aturan.')

      return stepsOf(page)
    })
  },

  jump: async ({ page }, use) => {
    await use(async (step) => {
      const opened = page.waitForEvent('popup')
      await page.getByRole('button', { name: `Lompat ke langkah ${step}:` }).click()
      const companion = await opened
      await expect(page.getByText(`berdiri sesudah langkah ${step}`)).toBeVisible()

      return companion
    })
  },
})

export { expect }

export const openScenario = (page: Page, id: string) => page.goto(`${walkthrough.origin}/scenarios/${id}`)

export const stepsOf = (page: Page) => page.getByRole('region', { name: 'Langkah demi langkah' }).getByRole('listitem')
