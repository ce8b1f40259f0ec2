import type { MintHandoff } from '@jembatan/contract/handoff'
import { untilHydrated } from '../fixtures/hold-scripts'
import { expect, inView, test } from '../fixtures/journey'
import { signHandoff } from '../fixtures/sign-handoff'
import { pasar, ramai } from '../fixtures/systems'

const handoff = async (changes: Partial<MintHandoff> = {}) => `${pasar.origin}/h?t=${await signHandoff(changes)}`

const aQuarterOfAnHourAgo = () => new Date(Date.now() - 15 * 60 * 1000)

test('a pasted link waits for the person, and then opens the product', async ({ page, words }) => {
  await page.goto(await handoff())
  await expect(page).toHaveURL(/\/h\?t=/)

  await page.getByRole('button', { name: words.continueToShop }).click()

  await page.waitForURL(`${pasar.origin}/products/**`)
})

test('an expired handoff says so, and opens the item again', async ({ page, words }) => {
  const answer = await page.goto(await handoff({ now: aQuarterOfAnHourAgo() }))
  expect(answer?.status()).toBe(410)
  await expect(page.getByRole('heading', { name: words.expired })).toBeVisible()

  await page.getByRole('link', { name: words.openAgain }).click()

  await expect(page.getByRole('heading', { name: 'AYU Serum Pencerah 30 ml' })).toBeVisible()
})

test('a handoff with a changed letter is refused, and nothing is bought', async ({ page, words, context }) => {
  // Changes the first letter of the payload, so that it still looks like a token.
  const tampered = (await handoff()).replace(/(t=[^.]+)\.e/, '$1.f')

  const answer = await page.goto(tampered)

  expect(answer?.status()).toBe(400)
  await expect(page.getByRole('heading', { name: words.notIntact })).toBeVisible()
  const left = (await context.cookies(pasar.origin)).map(({ name }) => name)
  expect(left).not.toContain('__Host-pasar_session')
})

test('a used handoff opens nothing in another browser, and the item stays one tap away', async ({
  page,
  words,
  browser,
}) => {
  const link = await handoff()
  const first = await browser.newPage()
  await first.goto(link)
  await first.getByRole('button', { name: words.continueToShop }).click()
  await first.waitForURL(`${pasar.origin}/products/**`)
  await first.close()

  await page.goto(link)
  await page.getByRole('button', { name: words.continueToShop }).click()

  await expect(page.getByRole('heading', { name: words.used })).toBeVisible()
  await expect(page.getByRole('link', { name: words.openHere })).toBeVisible()
})

test('the same browser comes back to the same offer', async ({ page, words }) => {
  const link = await handoff()
  const open = async () => {
    await page.goto(link)
    await page.getByRole('button', { name: words.continueToShop }).click()
    await page.waitForURL(`${pasar.origin}/products/**`)

    return page.url()
  }

  const [first, again] = [await open(), await open()]

  expect(again).toBe(first)
})

test('a handoff that was seen at a lower price needs one explicit consent', async ({ page, words }) => {
  await page.goto(await handoff({ seen: { amount: 99_000, currency: 'IDR' } }))
  await page.getByRole('button', { name: words.continueToShop }).click()
  await expect(page.getByText(words.priceRose)).toBeVisible()
  await page.getByRole('button', { name: words.buyNow }).click()

  const agree = page.getByRole('button', { name: words.agree })
  await untilHydrated(agree)
  await agree.press('Enter')

  await expect(page.getByText(words.agreed)).toBeVisible()
  await expect(page.locator(':focus')).toContainText(words.agreed)
})

test('the token is gone from the address and from the history', async ({ page, words, goBackToRamai }) => {
  await page.goto(`${ramai.origin}/?post=rani-ayu-serum`)
  await inView(page).getByRole('button', { name: words.view }).click()
  await page.getByRole('button', { name: words.continueToShop }).click()
  await page.waitForURL(`${pasar.origin}/products/**`)

  await goBackToRamai()
  const visited = page.url()
  await page.goForward()

  expect(visited).not.toMatch(/[?&]t=/)
  expect(page.url()).not.toMatch(/[?&]t=/)
})
