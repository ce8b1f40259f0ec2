import { holdScripts, untilHydrated } from '../fixtures/hold-scripts'
import { expect, test } from '../fixtures/journey'
import { pasar } from '../fixtures/systems'

test("an area that is typed before the checkout's scripts come is searched for, and can be chosen", async ({
  page,
  words,
  arrange,
}) => {
  const basket = await arrange.visit()
  const scripts = await holdScripts(page)
  await page.goto(`${pasar.origin}/checkout/${basket}`, { waitUntil: 'domcontentloaded' })
  const area = page.getByLabel(words.area)

  await area.fill('Cipaganti')
  scripts.release()

  await page.getByRole('option', { name: /Cipaganti/ }).click()
  await expect(area).toHaveValue(/^Cipaganti, .+/)
})

test("a code that is typed before the bank's scripts come is still there when it was wrong", async ({
  page,
  words,
  toko,
}) => {
  const scripts = await holdScripts(page)
  await page.goto(await toko.chargeCard(), { waitUntil: 'domcontentloaded' })
  const code = page.getByLabel(words.otp)

  await code.fill('999999')
  scripts.release()
  await untilHydrated(code)
  await page.getByRole('button', { name: words.verify }).click()

  await expect(code).toHaveAccessibleDescription(/.+/)
  await expect(code).toHaveValue('999999')
})

test("a card's number typed before hydration survives it", async ({ page, words, toko, buyer }) => {
  await page.goto((await toko.order()).url)
  await buyer.chooseMethod(words.card)
  const [number, expiry] = [page.getByLabel('Nomor kartu'), page.getByLabel(/^Berlaku sampai/)]
  await expect(number).toBeVisible()
  const scripts = await holdScripts(page)
  await page.reload({ waitUntil: 'domcontentloaded' })

  await number.fill('4811 1111 1111 1114')
  scripts.release()
  await untilHydrated(number)
  await expiry.fill('12/30')

  await expect(expiry).toHaveValue('12/30')
  await expect(number).toHaveValue('4811 1111 1111 1114')
})
