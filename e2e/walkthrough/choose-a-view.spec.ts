import { expect, test } from '../fixtures/console'
import { walkthrough } from '../fixtures/systems'

test.use({ javaScriptEnabled: false })

test('an executive has three places, no path, no code and no token on the stage, and keeps that on every page', async ({
  page,
}) => {
  const places = page.getByRole('navigation', { name: 'Alat' }).getByRole('link')
  const messages = page.getByRole('heading', { name: 'Baru saja melintas' })
  await page.goto(walkthrough.origin)
  await expect(messages).toBeVisible()

  await page.locator('summary').filter({ hasText: 'Insinyur' }).click()
  await page.getByRole('button', { name: 'Eksekutif' }).click()

  await expect(places).toHaveText(['Panggung', 'Bab', 'Kartu penutup'])
  await expect(messages).toHaveCount(0)
  await expect(page.locator('body')).not.toContainText(/\b(GET|POST) \/|\bF[1-4]\b|\.json|\btoken\b|\bklaim\b/i, {
    useInnerText: true,
  })
  for (const name of ['Bab', 'Kartu penutup']) {
    await places.filter({ hasText: name }).click()
    await expect(places.filter({ hasText: name })).toHaveAttribute('aria-current', 'page')
  }
  expect((await page.goto(`${walkthrough.origin}/inspector`))?.status()).toBe(200)
  await expect(places).toHaveCount(3)
})
