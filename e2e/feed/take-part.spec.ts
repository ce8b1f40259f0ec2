import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, inView, test } from '../fixtures/journey'
import { LANGUAGE_BY_SCREEN } from '../fixtures/screens'
import { ramai } from '../fixtures/systems'
import { violationsOn } from '../fixtures/violations'
import type { Words } from '../fixtures/words'

const POST = 'rani-ayu-serum'

async function signUp(page: Page, words: Words) {
  await page.getByLabel(words.name, { exact: true }).fill('Dewi Simulasi')
  await page.getByLabel('E-mail').fill(`${randomUUID()}@simulasi.example`)
  await page.getByLabel(words.password).fill('kopi pagi hari')
  await page.getByRole('button', { name: words.signUp }).click()
}

test('who likes without an account signs up, comes back to the post, and it is liked until they take it back', async ({
  page,
  words,
  findInFeed,
}) => {
  await findInFeed(POST)
  const like = inView(page).getByRole('button', { name: words.like })

  await like.click()
  await page.getByRole('link', { name: words.signUp }).click()
  await signUp(page, words)

  await expect(page.locator(`[data-post="${POST}"]`)).toHaveAttribute('data-active')
  await expect(like).toHaveAttribute('aria-pressed', 'true')
  await like.click()
  await expect(like).toHaveAttribute('aria-pressed', 'false')
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('somebody comments, agrees to a purpose, asks for deletion and changes their mind', {
    tag: '@phone-only',
  }, async ({ page, words }) => {
    const said = `Suka warnanya ${randomUUID()}`
    await page.goto(`${ramai.origin}/posts/${POST}/comments`)
    await page.getByRole('textbox', { name: words.writeComment }).fill(said)
    await page.getByRole('button', { name: words.send }).click()
    await page.getByRole('link', { name: words.signUp }).click()
    await signUp(page, words)
    await expect(page.getByText(said)).toBeVisible()

    await page.goto(`${ramai.origin}/me`)
    await page.getByRole('button', { name: words.turnOn }).first().click()
    await expect(page.getByRole('button', { name: words.turnOff })).toHaveCount(1)
    await page.getByRole('button', { name: words.requestDeletion }).click()
    await page.getByRole('button', { name: words.withdrawDeletion }).click()
    await expect(page.getByRole('button', { name: words.requestDeletion })).toBeVisible()
  })
})

for (const { language, tag } of LANGUAGE_BY_SCREEN) {
  test.describe(language, { tag }, () => {
    test.use({ language })

    test("axe finds nothing on a member's pages", async ({ page, words }) => {
      await page.goto(`${ramai.origin}/me`)
      expect.soft(await violationsOn(page), '/sign-in').toEqual([])
      await page.getByRole('link', { name: words.signUp }).click()
      await page.waitForURL(`${ramai.origin}/sign-up**`)
      await page.getByRole('button', { name: words.signUp }).click()
      await expect(page.getByRole('alert', { name: words.lookAgain })).toBeFocused()
      expect.soft(await violationsOn(page), '/sign-up').toEqual([])
      await signUp(page, words)
      await page.waitForURL(`${ramai.origin}/me`)

      for (const path of ['/me', '/notifications', '/saved', `/posts/${POST}`, `/posts/${POST}/report`]) {
        await page.goto(`${ramai.origin}${path}`)

        expect.soft(await violationsOn(page), path).toEqual([])
      }
    })
  })
}
