import { expect, rowsOf, test } from '../fixtures/console'
import { PAGES } from '../fixtures/pages'
import { present } from '../fixtures/present'
import { walkthrough } from '../fixtures/systems'
import { faultsOn } from '../fixtures/violations'

test('axe finds nothing on any page of the walkthrough, and none is wider than its window', async ({ page }) => {
  test.slow()
  for (const path of PAGES.walkthrough) {
    await page.goto(`${walkthrough.origin}${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'id')

    expect.soft(await faultsOn(page), path).toEqual([])
  }
})

test('axe finds nothing on the pre-flight page of a presenter, and it fits its window', async ({ page, read }) => {
  await present(page, '/ready')

  await expect(page.getByRole('list', { name: read.preflight }).getByRole('listitem')).toHaveCount(10)
  expect(await faultsOn(page)).toEqual([])
})

test('axe finds nothing in an opened message, an opened token, and a beat of the talk', async ({ watch, read }) => {
  const lens = await watch('/token')
  await lens.getByRole('button', { name: read.mint }).click()
  await lens.getByRole('button', { name: read.changeIn('payload') }).click()
  await expect(lens.getByText('handoff_invalid')).toBeVisible()
  expect(await faultsOn(lens)).toEqual([])
  await lens.close()

  const inspector = await watch('/inspector')
  await rowsOf(inspector, read.minted).first().click()
  await expect(inspector.getByRole('region', { name: read.minted })).toBeVisible()
  expect(await faultsOn(inspector)).toEqual([])
  await inspector.close()

  const stage = await watch('/')
  await stage.getByRole('button', { name: read.beginTalk }).click()
  await stage.locator('body').press('n')
  await expect(stage.getByRole('region', { name: read.beats[1], exact: true })).toBeVisible()
  expect(await faultsOn(stage)).toEqual([])
})

test('the language is changed on the page and kept', async ({ page }) => {
  await page.goto(`${walkthrough.origin}/chapters/payment`)

  await page.getByRole('button', { name: 'English' }).click()

  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page).toHaveURL(/\/chapters\/payment$/)
})

test('the first Tab leads past the header, and every message can be opened by keys alone', async ({ watch, read }) => {
  const page = await watch('/inspector')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Langsung ke isi' })).toBeFocused()

  // Messages of other journeys would move the list under the keys.
  await page.getByRole('button', { name: read.pause }).press('Enter')
  const list = page.getByRole('listbox', { name: read.messages })
  await list.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')

  await expect(list.getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '2')
  await expect(page.getByRole('heading', { name: read.partsOfAMessage.at(-1) ?? '' })).toBeVisible()
})
