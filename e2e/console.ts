import { expect, type Locator, type Page } from '@playwright/test'
import { type ConsoleWords, consoleWordsOf } from './console-words'
import { test as base } from './one-more-process'
import { walkthrough } from './systems'

type Console = {
  read: ConsoleWords
  /** Opens a page of the walkthrough in a window of its own, beside the buyer's, and waits until the trails arrive. */
  watch: (path: string) => Promise<Page>
}

export const test = base.extend<Console>({
  read: async ({ language }, use) => use(consoleWordsOf(language)),

  watch: async ({ context }, use) => {
    await use(async (path) => {
      const page = await context.newPage()
      await page.goto(`${walkthrough.origin}${path}`)
      await untilLive(page)

      return page
    })
  },
})

export { expect }

/** Every trail is read: the lamps say so before anything can be missed. */
export const untilLive = (page: Page) =>
  expect(
    page
      .getByRole('banner')
      .getByRole('listitem')
      .filter({ hasText: /diaudit|audited/ }),
  ).toHaveCount(3)

/** The rows of the inspector about one kind of message. */
export const rowsOf = (page: Page, kind: RegExp): Locator => page.getByRole('option', { name: kind })

/** What the newest row of a kind says: another one has come once it says something else. */
export const newestOf = async (page: Page, kind: RegExp) =>
  (await rowsOf(page, kind).count()) > 0 ? ((await rowsOf(page, kind).first().textContent()) ?? '') : ''
