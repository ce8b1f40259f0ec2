import { present } from '../fixtures/present'
import { expect, test } from '../fixtures/scenario'
import { violationsOn } from '../fixtures/violations'

// The last of those alone, by its name: while an old shop is there, the evidence says of Ramai's company that it keeps one.

test('a presenter fills the old shop and moves it, and every row is counted where it lies', async ({ page }) => {
  test.slow()
  await present(page, '/chapters/move')
  const desk = page.getByRole('region', { name: 'Meja operator' })
  await desk.getByRole('combobox').selectOption('1000')

  for (const step of ['Isi toko lama', 'Ekspor', 'Impor']) {
    await desk.getByRole('button', { name: `Jalankan: ${step}`, exact: true }).click()
    const again = desk.getByRole('button', { name: `Ulangi: ${step}`, exact: true })
    await expect(again).toBeEnabled({ timeout: 60_000 })
    await expect(again).toBeFocused()
  }

  const bars = page.getByRole('region', { name: 'Seberapa jauh' }).getByRole('listitem')
  await expect(bars.filter({ hasText: 'Pembayaran' })).toContainText(/[5-9]\d(,\d)? %/)
  await expect(page.getByText('Setiap baris ada di tepat satu tempat.')).toBeVisible()
  await expect(
    page
      .getByRole('region', { name: /^Karantina/ })
      .getByRole('listitem')
      .first(),
  ).toBeVisible()
  await expect(page.getByRole('region', { name: 'Sisa pekerjaan dan tenggat' }).getByRole('img')).toHaveAccessibleName(
    /% tersisa/,
  )
  expect(await violationsOn(page)).toEqual([])
})
