import { payOutside } from '../fixtures/arrange'
import { expect, test } from '../fixtures/console'
import { walkthrough } from '../fixtures/systems'

// Runs alone: both tests change what all journeys use.

test('stop Ramai: it goes black and stays black, with the time since, while the room finishes paying', async ({
  watch,
  arrange,
}) => {
  test.slow()
  const order = await arrange.order()
  const stage = await watch('/')
  await stage.getByRole('button', { name: 'Matikan Ramai', exact: true }).click()
  await stage.getByRole('button', { name: 'Hentikan Ramai sekarang' }).click()

  await expect(stage.getByText(/Ramai matisejak [1-9]\d* detik/)).toBeVisible({ timeout: 30_000 })
  await payOutside(order)
  await expect(stage.getByRole('listitem').filter({ hasText: 'Notifikasi pembayaran diterima' })).toBeVisible()

  await stage.getByRole('button', { name: 'Nyalakan Ramai lagi' }).click()
  await expect(stage.getByText('Ramai menyala')).toBeVisible({ timeout: 60_000 })
})

test('break it: the check names the table, and the rule is whole again once it is restored or the window closes', async ({
  watch,
  context,
}) => {
  test.slow()
  const stage = await watch('/')
  const beat = stage.getByRole('region', { name: 'Langgar', exact: true })
  await stage.getByRole('button', { name: 'Langgar', exact: true }).click()

  await expect(beat.getByRole('status')).toContainText('Baris 2 gagal', { timeout: 60_000 })
  await expect(beat).toContainText('orders')
  await beat.getByRole('button', { name: 'Pulihkan' }).click()
  await expect(beat.getByRole('status')).toContainText('Baris 2 lolos', { timeout: 60_000 })

  await beat.getByRole('button', { name: 'Pesanan di jalan pulang' }).click()
  await expect(beat.getByRole('status')).toContainText('Baris 10 gagal', { timeout: 60_000 })
  const ready = await context.newPage()
  await ready.goto(`${walkthrough.origin}/ready`)
  const rules = ready.getByRole('listitem').filter({ hasText: 'Aturan yang bisa dilanggar' })
  await expect(rules).toContainText('Pesanan di jalan pulang')
  await stage.close()
  await expect(async () => {
    await ready.reload()
    await expect(rules).toContainText('Keenam aturan utuh')
  }).toPass()
})
