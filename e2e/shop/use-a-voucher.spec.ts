import { untilHydrated } from '../fixtures/hold-scripts'
import { expect, test } from '../fixtures/journey'
import { kasir, pasar } from '../fixtures/systems'
import { violationsOn } from '../fixtures/violations'

test('a voucher is applied by its code or from the list, and its line is seen from the summary to the invoice', async ({
  page,
  words,
  arrange,
  buyer,
  books: { pasar: sql },
}) => {
  const brief = crypto.randomUUID().slice(0, 8).toUpperCase()
  await sql`
    insert into vouchers (code, kind, amount, quota, listed, starts_at, ends_at)
    values (${brief}, 'platform', 10000, 1, false, '2026-01-01', '2100-01-01')`
  const checkout = `${pasar.origin}/checkout/${await arrange.basket()}`
  await page.goto(pasar.origin)
  await page.getByRole('button', { name: 'Ambil voucher ONGKIRHEMAT' }).click()
  await expect(page.getByRole('link', { name: 'Tersimpan' })).toBeVisible()
  await page.goto(checkout)
  const vouchers = page.getByRole('region', { name: 'Voucher' })
  const summary = page.getByRole('complementary', { name: 'Ringkasan' })
  const code = vouchers.getByLabel('Kode voucher')
  // Screen readers announce the new total after each step.
  await expect(summary.getByText('Total', { exact: true }).locator('..')).toHaveAttribute('aria-live', 'polite')
  const apply = async (typed: string) => {
    await code.fill(typed)
    await vouchers.getByRole('button', { name: 'Pakai', exact: true }).click()
  }

  await expect(code).toBeHidden()
  await vouchers.getByText(/voucher bisa dipakai/).click()
  await apply(brief)
  await expect(vouchers.getByText(`Voucher ${brief} terpakai.`)).toBeVisible()
  await sql`update vouchers set ends_at = '2026-01-02' where code = ${brief}`
  await page.reload()
  await expect(vouchers.getByText('Lepas vouchernya untuk memesan.')).toBeVisible()
  await vouchers.getByRole('button', { name: `Lepas voucher ${brief}` }).click()
  await expect(vouchers.getByText('Lepas vouchernya untuk memesan.')).toBeHidden()

  await vouchers.getByText(/voucher bisa dipakai/).click()
  await apply('oktober ceria')
  await expect(code).toHaveAccessibleDescription(/Sudah berakhir/)
  await expect(code).toHaveValue('oktober ceria')
  await code.fill('oktober')
  await expect(code).not.toHaveAccessibleDescription(/Sudah berakhir/)
  await apply(' pasar hemat ')
  await expect(vouchers.getByText('Voucher PASARHEMAT terpakai.')).toBeVisible()
  await untilHydrated(vouchers.getByRole('button', { name: 'Lepas voucher PASARHEMAT' }))
  await vouchers.getByRole('button', { name: 'Lepas voucher PASARHEMAT' }).press('Enter')
  await expect(vouchers.getByText('Voucher PASARHEMAT terpakai.')).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Voucher' })).toBeFocused()
  await apply('pasarhemat')
  await expect(vouchers.getByRole('button', { name: 'Lepas voucher PASARHEMAT' })).toBeVisible()
  await expect(summary.getByText('Voucher Pasar')).toBeVisible()
  await expect(vouchers.getByText('satu voucher untuk tiap toko, satu voucher Pasar')).toBeVisible()
  await expect(vouchers.getByText('Kuotanya sudah habis.')).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await expect(vouchers.getByRole('button', { name: /^Pakai voucher ONGKIRHEMAT/ })).toContainText('Tersimpan')
  await untilHydrated(vouchers.getByRole('button', { name: /^Pakai voucher ONGKIRHEMAT/ }))
  await vouchers.getByRole('button', { name: /^Pakai voucher ONGKIRHEMAT/ }).press('Enter')
  await expect(summary.getByText('Potongan ongkir')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Voucher' })).toBeFocused()

  await page.getByRole('button', { name: words.placeOrder }).click()
  await page.waitForURL(`${kasir.origin}/**`)
  await expect(page.getByText('Potongan voucher')).toBeVisible()
  await buyer.payBy(words.qris)
  await buyer.returnToReceipt()
  const totals = page.getByRole('region', { name: 'Rincian pembayaran' })
  await expect(totals.getByText('−Rp15.000')).toBeVisible()
  await expect(totals.getByRole('definition').filter({ hasText: '−Rp' })).toHaveCount(2)
  await page.getByRole('link', { name: words.invoice }).click()
  await page.getByText('Rincian hukum dan kontrak').click()
  await expect(page.getByText('Dikurangi Voucher Pasar Rp15.000, ditanggung Pasar.')).toBeVisible()
})
