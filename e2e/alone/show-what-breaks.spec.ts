import { payOutside } from '../fixtures/arrange'
import { expect, test } from '../fixtures/console'

// Alone: both act on what everybody uses.

test('stop Ramai: it goes black and stays black, with the time since, while the room finishes paying', async ({
  watch,
  arrange,
}) => {
  test.slow()
  const order = await arrange.order()
  const stage = await watch('/')
  await stage.getByRole('button', { name: 'Hentikan Ramai', exact: true }).click()
  await stage.getByRole('button', { name: 'Hentikan Ramai sekarang' }).click()

  await expect(stage.getByText(/Ramai matisejak [1-9]\d* detik/)).toBeVisible({ timeout: 30_000 })
  await payOutside(order)
  await expect(stage.getByRole('listitem').filter({ hasText: 'Notifikasi pembayaran diterima' })).toBeVisible()

  await stage.getByRole('button', { name: 'Nyalakan Ramai lagi' }).click()
  await expect(stage.getByText('Ramai menyala')).toBeVisible({ timeout: 60_000 })
})

test('break it: the check turns red and names the table, and stays red until the rule is restored', async ({
  watch,
}) => {
  test.slow()
  const stage = await watch('/')
  await stage.getByRole('button', { name: 'Langgar aturannya' }).click()
  const rule = stage.getByRole('listitem').filter({ hasText: 'Pesanan di feed' })

  await rule.getByRole('button', { name: /^Langgar aturan ini/ }).click()
  await expect(rule.getByRole('status')).toContainText('Baris 2 gagal', { timeout: 60_000 })
  await expect(rule).toContainText('orders')
  await stage.reload()
  await stage.getByRole('button', { name: 'Langgar aturannya' }).click()
  await expect(rule.getByText('Dilanggar', { exact: true })).toBeVisible()

  await rule.getByRole('button', { name: /^Pulihkan/ }).click()
  await expect(rule.getByRole('status')).toContainText('Baris 2 lolos', { timeout: 60_000 })
  await expect(rule.getByText('Utuh', { exact: true })).toBeVisible()
})
