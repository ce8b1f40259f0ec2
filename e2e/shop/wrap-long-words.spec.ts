import { fits } from '../fixtures/fits'
import { expect, test } from '../fixtures/journey'
import { pasar } from '../fixtures/systems'

/** A word from a held key, or without its spaces. */
const word = (letters: number) => 'Barangnyabelumsampai'.repeat(letters).slice(0, letters)

test('a word longer than a phone is wide breaks, and no page gets wider by it', { tag: '@phone-only' }, async ({
  page,
  words,
  buyer,
  arrange,
}) => {
  await page.goto(`${pasar.origin}/search?q=${word(80)}`)
  await fits(page)

  await page.goto(`${pasar.origin}/checkout/${await arrange.basket()}?edit=address`)
  await page.getByLabel(words.recipient).fill(word(80))
  await page.getByLabel(words.street).fill(word(200))
  await page.getByRole('button', { name: words.saveAddress }).click()
  await expect(page.locator('address')).toContainText(word(200))
  await fits(page)

  const order = `${pasar.origin}/orders/${await arrange.order()}`
  await page.goto(`${order}/address`)
  await page.getByLabel(words.street).fill(word(200))
  await page.getByRole('button', { name: words.saveAddress }).click()
  await page.goto(order)
  await buyer.complain(word(1500))
  await expect(page.getByText(word(1500))).toBeVisible()
  await expect(page.locator('address')).toContainText(word(200))
  await fits(page)
})

test('a review keeps its paragraphs, and breaks its longest word', { tag: '@phone-only' }, async ({
  page,
  buyer,
  arrange,
}) => {
  const text = `Cepat meresap.\n\nBotolnya rapi. ${crypto.randomUUID()}${word(300)}`
  await page.goto(`${pasar.origin}/orders/${await arrange.arrivedOrder()}`)
  await buyer.review(4, text)
  await expect(page.getByText('Penilaianmu tersimpan.')).toBeVisible()

  await page.goto(`${pasar.origin}/products/ayu-serum`)
  const review = page.getByText(text)
  await expect(review).toBeVisible()
  await fits(page)
  expect(await review.allInnerTexts()).toEqual([expect.stringContaining('meresap.\n\nBotolnya')])
})
