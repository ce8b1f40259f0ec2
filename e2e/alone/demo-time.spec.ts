import { present } from '../fixtures/present'
import { expect, test } from '../fixtures/scenario'

test('time passes in all three systems together', async ({ page }) => {
  await present(page, '/scenarios')
  const clocks = page.getByRole('region', { name: 'Waktu demo' }).getByRole('listitem')
  await expect(clocks).toHaveCount(3)

  await page.getByRole('button', { name: /^2 menit/ }).click()

  await expect(page.getByText('Waktu maju 2 menit.')).toBeVisible()
  await expect(clocks.filter({ hasText: /maju .* dari jam mesin/ })).toHaveCount(3)
})
