import { present } from '../fixtures/present'
import { expect, test } from '../fixtures/scenario'
import { violationsOn } from '../fixtures/violations'

// Its name sorts it last among the tests that run alone: while an old shop exists, the evidence
// reports it.

test('a presenter fills the old shop and migrates it, and every row is counted in its place', async ({ page }) => {
  test.slow()
  await present(page, '/chapters/migration')
  const projected = await page.context().newPage()
  await present(projected, '/chapters/migration')
  const desk = page.getByRole('region', { name: 'Langkah migrasi' })
  await desk.getByRole('combobox').selectOption('1000')

  for (const step of ['Isi toko lama', 'Ekspor', 'Impor']) {
    await desk.getByRole('button', { name: `Jalankan: ${step}`, exact: true }).click()
    const again = desk.getByRole('button', { name: `Ulangi: ${step}`, exact: true })
    await expect(again).toBeEnabled({ timeout: 60_000 })
    await expect(again).toBeFocused()
  }

  const bars = page.getByRole('region', { name: 'Seberapa jauh' }).getByRole('listitem')
  await expect(bars.filter({ hasText: 'Pembayaran' }).getByText(/^[5-9]\d(,\d)? %$/)).toBeVisible()
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
  await expect(projected.getByRole('button', { name: 'Ulangi: Impor', exact: true })).toBeVisible()

  const cutOver = desk.getByRole('button', { name: 'Jalankan: Alihkan', exact: true })
  await cutOver.press('Enter')
  const question = page.getByRole('dialog', { name: 'Alihkan sekarang?' })
  await expect(question.getByRole('button', { name: 'Tidak, jangan ubah apa pun' })).toBeFocused()
  expect(await violationsOn(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(cutOver).toBeFocused()
  expect(await violationsOn(page)).toEqual([])
})

/** Each scenario runs the operator's own commands on the only old shop; the last one removes it. */
const PLAYED = ['dirty-row', 'killed-half-way', 'a-difference-is-found', 'rolled-back', 'cut-over', 'purged']

test('every scenario of the migration is played to its end, and nothing of the old shop is left', async ({
  page,
  program,
}) => {
  test.skip(process.env.FULL_VOLUME !== '1', 'two minutes: npm run test:full plays them')
  test.setTimeout(600_000)

  const played: Record<string, string[]> = {}
  for (const id of PLAYED) played[id] = (await program.play(id)).flatMap(({ note }) => note?.word ?? [])

  expect(played).toEqual({
    'dirty-row': ['bundlesImported', 'rowWaits', 'rowLoaded', 'compared'],
    'killed-half-way': ['exportWritten', 'loadedRest', 'compared'],
    'a-difference-is-found': ['migrationFound', 'plantedIn', 'compared', 'compared'],
    'rolled-back': ['migrationFound', 'plantedIn', 'compared'],
    'cut-over': ['migrationFound', 'withoutOrders'],
    purged: ['migrationFound', 'figure', 'figure'],
  })
  await present(page, '/chapters/migration')
  await expect(page.getByRole('link', { name: 'Buka sertifikatnya di Pasar' })).toBeVisible()
})
