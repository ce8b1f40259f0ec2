import { expect, test } from '../fixtures/journey'
import { ramai } from '../fixtures/systems'

const REPLAY = `${ramai.origin}/replays/tika-masak-nasi-goreng`
const FIRST = /Suaranya sudah masuk/
const LAST = /Dadah semua/

test('a replay is played, moved and paused by keys, its chat goes along, and its ad is marked and can be closed', async ({
  page,
  words,
}) => {
  await page.goto(`${ramai.origin}/creators/tika`)
  await page.getByRole('link', { name: words.recorded }).click()
  await expect(page.getByText(LAST)).toBeVisible()

  await page.getByRole('button', { name: words.play, exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(LAST)).toBeHidden()
  await page.getByRole('button', { name: words.pause, exact: true }).press('Enter')
  await page.getByRole('slider').press('End')
  await expect(page.getByText(LAST)).toBeVisible()
  await page.getByRole('slider').press('Home')
  await expect(page.getByText(FIRST)).toBeHidden()
  await page.getByRole('button', { name: words.forward }).press('Enter')
  await expect(page.getByText(FIRST)).toBeVisible()
  await expect(page.getByText(LAST)).toBeHidden()

  await expect(page.getByText(words.ad, { exact: true })).toBeVisible()
  await page.getByRole('button', { name: words.close, exact: true }).click()
  await expect(page.getByRole('button', { name: words.view })).toHaveCount(0)
  await page.getByRole('button', { name: words.undo }).click()
  await page.getByRole('button', { name: words.view }).first().click()
  await expect(page.getByRole('heading', { name: words.leaving })).toBeVisible()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a replay has the browser’s own controls and its chat as a list', { tag: '@phone-only' }, async ({ page }) => {
    await page.goto(REPLAY)

    await expect(page.locator('video[controls]')).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: LAST })).toHaveCount(1)
    await expect(page.getByRole('slider')).toBeHidden()
  })
})
