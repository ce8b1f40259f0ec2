import { expect, test } from '../fixtures/console'

test('a creator appears in two systems: Ramai counts taps, Pasar orders and commission, and nothing joins them', async ({
  watch,
  arrange,
}) => {
  await arrange.paidOrder()

  const page = await watch('/creators')
  const ramais = page.getByRole('region', { name: /^Ramai:/ }).first()
  const pasars = page.getByRole('region', { name: /^Pasar:/ }).first()

  const taps = ramais.getByRole('row', { name: /^RANI-AYU/ }).getByRole('cell')
  await expect(taps).toHaveText(/^[1-9]\d*$/)
  await expect(ramais).not.toContainText('Rp')
  const sold = pasars.getByRole('row', { name: /^RANI-AYU/ }).getByRole('cell')
  await expect(sold.nth(1)).toHaveText(/^[1-9]\d*$/)
  await expect(sold.nth(4)).toHaveText(/^Rp[1-9]/)

  await page.getByRole('navigation', { name: 'Kreator' }).getByRole('link', { name: /Tika/ }).click()
  await expect(pasars.getByRole('rowheader', { name: 'TIKA-SAMBAL' })).toBeVisible()
  await expect(pasars.getByRole('rowheader', { name: 'RANI-AYU' })).toHaveCount(0)
})
