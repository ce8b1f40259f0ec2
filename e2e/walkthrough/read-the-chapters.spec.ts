import { Browser } from '@jembatan/contract/conformance/browser'
import { expect, test } from '../fixtures/console'
import { walkthrough } from '../fixtures/systems'

const CHAPTERS = [
  { path: 'payment', old: 'Pasal 21(3) Permendag 31/2023', now: 'Pasal 25(3) Permendag 19/2026' },
  { path: 'user-data', old: 'Pasal 13(3) Permendag 31/2023', now: 'Pasal 18(4) Permendag 19/2026' },
  { path: 'merchant-operations', old: 'Pasal 13(3)a Permendag 31/2023', now: 'Pasal 18(4)a Permendag 19/2026' },
]

test('three chapters in the order of 2024, each with its clause by both numbers, then the question behind them', async ({
  watch,
  read,
}) => {
  const page = await watch('/chapters/payment')

  for (const { path, old, now } of CHAPTERS) {
    await expect(page).toHaveURL(new RegExp(`/chapters/${path}$`))
    await expect(page.getByRole('blockquote')).toBeVisible()
    await expect(page.getByText(`${old}, kini ${now}`)).toBeVisible()
    await expect(page.getByRole('region', { name: read.shownToo }).getByRole('link').first()).toBeVisible()
    await expect(page.getByRole('region', { name: read.admitted }).getByRole('listitem').first()).toBeVisible()
    await page.getByRole('link', { name: read.nextChapter }).click()
  }

  await expect(page).toHaveURL(/one-app$/)
  await expect(page.getByRole('heading', { level: 2, name: /“/ })).toHaveCount(5)
  await expect(page.getByRole('heading', { level: 3, name: read.shownToo })).toHaveCount(5)
  await expect(page.getByRole('heading', { level: 3, name: read.admitted })).toHaveCount(5)
})

test('everything that a chapter says can be seen has a page where it is seen', async ({ page }) => {
  const places = new Set<string>()
  for (const path of [...CHAPTERS.map(({ path }) => path), 'one-app', 'migration']) {
    await page.goto(`${walkthrough.origin}/chapters/${path}`)
    const links = await page.getByRole('main').getByRole('link').all()
    for (const link of links) places.add((await link.getAttribute('href')) ?? 'nowhere')
  }

  expect(places.size).toBeGreaterThan(8)
  const browser = new Browser(walkthrough.origin)
  for (const place of places) {
    const { status, body } = await browser.ask(place)
    expect({ place, status }).toEqual({ place, status: 200 })
    // The page also contains the message's template, with a placeholder in braces.
    expect(body).not.toMatch(/(Skenario|Langkah) “[^”{]+” tidak ada/)
  }
})

test('an address that does not exist says so and leads back to the stage', async ({ page, read }) => {
  const answer = await page.goto(`${walkthrough.origin}/chapters/tidak-ada`)

  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1, name: read.unknownPage })).toBeVisible()
  await page.getByRole('main').getByRole('link').click()
  await expect(page).toHaveURL(`${walkthrough.origin}/`)
})
