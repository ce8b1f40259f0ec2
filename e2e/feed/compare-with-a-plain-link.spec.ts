import { expect, inView, test } from '../fixtures/journey'
import { pasar, ramai } from '../fixtures/systems'

test('a presenter compares: a plain link is marked, carries no token, and the signed one comes back', {
  tag: '@phone-only',
}, async ({ page, words, buyer }) => {
  await page.goto(ramai.origin)
  await page.getByRole('button', { name: words.about }).click()
  await page.getByText('Demo', { exact: true }).click()
  await page.getByRole('button', { name: words.usePlainLink }).click()
  await buyer.findInFeed('rani-ayu-serum')
  await expect(inView(page).getByText(words.plainLink)).toBeVisible()

  await inView(page).getByRole('button', { name: words.view }).click()
  await expect(page.getByText(words.notSigned)).toBeVisible()
  await page.getByRole('button', { name: words.continueToShop }).click()
  await page.waitForURL(`${pasar.origin}/buy/AYU-SERUM:1`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('AYU')

  await page.goto(ramai.origin)
  await page.getByRole('button', { name: words.about }).click()
  await page.getByText('Demo', { exact: true }).click()
  await page.getByRole('button', { name: words.useSignedLink }).click()
  await buyer.findInFeed('rani-ayu-serum')
  await buyer.cross()
})
