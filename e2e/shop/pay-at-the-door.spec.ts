import { expect, test } from '../fixtures/journey'
import { pasar } from '../fixtures/systems'
import { violationsOn } from '../fixtures/violations'

test('an order is paid in cash at the door with a courier who accepts it, without any call to Kasir', async ({
  page,
  words,
  buyer,
  arrange,
}) => {
  await page.goto(`${pasar.origin}/checkout/${await arrange.basket()}`)
  const button = (name: RegExp | string) => page.getByRole('button', { name })
  const insurance = page.getByRole('term').filter({ hasText: words.insurance })

  await buyer.chooseCourier('gajah-kargo')
  await page.getByText(words.payAtTheDoor).click()
  await expect(page.getByText(words.noCash)).toBeVisible()
  await expect(button(words.payAtTheDoor)).toBeHidden()
  await buyer.chooseCourier('merpati-reguler')
  await page.getByText(words.changeCourier, { exact: true }).click()
  await expect(button(words.regular)).toContainText(words.cheapest)
  await buyer.payAtTheDoor()
  await expect(insurance).toBeHidden()
  await expect(button(words.insure)).toHaveAccessibleDescription('Asuransi pengiriman')
  await button(words.insure).click()
  await expect(button(words.uninsure)).toBeVisible()
  await expect(insurance).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await buyer.placeOrderAtTheDoor()

  await expect(page.getByRole('heading', { name: words.confirmedAtTheDoor })).toBeVisible()
  await expect(page.getByRole('heading', { name: words.haveCashReady })).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await page.getByText('Demo', { exact: true }).click()
  for (const step of [...words.parcelSteps.slice(0, -1), words.collected]) {
    await button(words.moveParcel).click()
    await expect(page.locator('[aria-current=step]')).toContainText(step)
  }
  await expect(page.getByRole('link', { name: words.invoice })).toBeVisible()
  await buyer.confirmReceipt()

  await expect(page.getByRole('heading', { name: words.done })).toBeVisible()
})
