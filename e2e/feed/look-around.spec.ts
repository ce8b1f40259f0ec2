import { untilHydrated } from '../fixtures/hold-scripts'
import { expect, inView, test } from '../fixtures/journey'
import { ramai } from '../fixtures/systems'

test('a post leads to its comments, a hashtag, its creator and a search', {
  tag: '@phone-only',
}, async ({ page, words }) => {
  await page.goto(`${ramai.origin}/?post=nadia-kucing-tidur`)
  // Before hydration a tap follows the link to a page with the same comments.
  await untilHydrated(inView(page))
  await inView(page).getByRole('link', { name: words.comments }).click()
  const conversation = page.getByRole('dialog', { name: words.conversation })
  await expect(conversation.getByText('Karyawan teladan bulan ini.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(conversation).toBeHidden()

  await inView(page).getByRole('link', { name: '#anabul' }).click()
  await expect(page.getByRole('heading', { name: '#anabul' })).toBeVisible()
  await page.getByRole('link', { name: /sebelas jam/ }).click()
  await expect(inView(page)).toHaveAttribute('data-post', 'nadia-kucing-dekat')
  // Before hydration no script listens for keys.
  await untilHydrated(inView(page))
  await page.keyboard.press('ArrowDown')
  await expect(page).toHaveURL(`${ramai.origin}/hashtags/anabul?post=nadia-matahari`)

  await inView(page).getByRole('link', { name: '@nadia' }).click()
  await expect(page.getByRole('heading', { name: 'Nadia Kirana' })).toBeVisible()

  await page.getByRole('link', { name: words.search }).click()
  const box = page.getByLabel('Barang, kreator, tagar, atau kata dalam postingan')
  await untilHydrated(box)
  await box.pressSequentially('tumb')
  await expect(page.locator('datalist option').first()).toHaveAttribute('value', /Tumbler/)
  await box.fill('kuncing')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText('“kucing”')
  await page.getByRole('link', { name: /sebelas jam/ }).click()
  await expect(inView(page)).toHaveAttribute('data-post', 'nadia-kucing-dekat')
})

test('a phone that goes offline keeps the feed, and repeats the held press once it is back', {
  tag: '@phone-only',
}, async ({ page, context, words }) => {
  await page.goto(`${ramai.origin}/?post=rani-ayu-serum`)
  await untilHydrated(inView(page))
  await inView(page).getByRole('link', { name: words.comments }).click()
  const conversation = page.getByRole('dialog', { name: words.conversation })
  const answer = conversation.getByRole('link', { name: words.answer }).first()
  await expect(answer).toBeVisible()
  await context.setOffline(true)
  await answer.click()
  await expect(conversation.getByRole('alert').getByRole('button', { name: 'Coba lagi' })).toBeFocused()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: words.search }).click()
  const again = page.getByRole('alert').getByRole('button', { name: 'Coba lagi' })
  await expect(again).toBeFocused()
  await expect(page).toHaveURL(`${ramai.origin}/?post=rani-ayu-serum`)

  await context.setOffline(false)
  await again.click()

  await expect(page.getByLabel('Barang, kreator, tagar, atau kata dalam postingan')).toBeVisible()
})

test('a product is read about before leaving, and an ad that was closed by mistake comes back', {
  tag: '@phone-only',
}, async ({ page, words, buyer }) => {
  await buyer.findInFeed('rani-ayu-serum')

  await inView(page).getByRole('button', { name: words.aboutProduct }).click()
  const standards = page.getByText('BPOM CONTOH-0001 · HALAL CONTOH-0001')
  await expect(standards).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(standards).toBeHidden()
  await inView(page).getByRole('button', { name: words.close, exact: true }).click()
  await expect(inView(page)).not.toHaveAttribute('data-post', 'rani-ayu-serum')
  await page.getByRole('button', { name: words.undo }).click()

  await expect(inView(page)).toHaveAttribute('data-post', 'rani-ayu-serum')
  await page.reload()
  await expect(inView(page)).toHaveAttribute('data-post', 'rani-ayu-serum')
})
