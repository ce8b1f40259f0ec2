import { expect, test } from '../fixtures/scenario'
import { walkthrough } from '../fixtures/systems'

test('time passes in all three systems together', async ({ page }) => {
  await page.goto(`${walkthrough.origin}/scenarios`)
  const clocks = page.getByRole('region', { name: 'Waktu demo' }).getByRole('listitem')
  await expect(clocks).toHaveCount(3)

  await page.getByRole('button', { name: /^2 menit/ }).click()

  await expect(page.getByText('Waktu maju 2 menit.')).toBeVisible()
  await expect(clocks.filter({ hasText: /maju .* dari jam mesin/ })).toHaveCount(3)
})
