import { expect, test } from '../fixtures/scenario'
import { kasir, pasar } from '../fixtures/systems'

test('normal', async ({ play, jump }) => {
  const steps = await play('normal')

  await expect(steps).toHaveCount(11)
  await expect(steps.last()).toContainText('Ramai tidak punya halaman seperti itu')
  const order = await jump(10)
  await expect(order.getByRole('heading', { name: 'Pembayaran diterima' })).toBeVisible()
  expect(order.url()).toMatch(`${pasar.origin}/orders/PSR-`)
})

test('plain-link', async ({ play, jump }) => {
  const steps = await play('plain-link')

  await expect(steps.filter({ hasText: '→ 200' })).toHaveCount(2)
  const item = await jump(1)
  await expect(item.getByRole('button', { name: 'Beli sekarang' })).toBeVisible()
})

test('nothing-to-pay-in-the-feed', async ({ play }) => {
  const steps = await play('nothing-to-pay-in-the-feed')

  await expect(steps.filter({ hasText: '→ 404' })).toHaveCount(4)
})

test('expired-token', async ({ play, jump }) => {
  const steps = await play('expired-token')

  await expect(steps.last()).toContainText('410 handoff_expired')
  const landing = await jump(2)
  await expect(landing.getByRole('heading', { name: 'Tautannya sudah lewat waktu' })).toBeVisible()
})

test('used-token', async ({ play }) => {
  const steps = await play('used-token')

  await expect(steps.nth(1)).toContainText('303')
  await expect(steps.nth(2)).toContainText('409 handoff_used')
})

test('altered-token', async ({ play }) => {
  const steps = await play('altered-token')

  await expect(steps.filter({ hasText: '400 handoff_invalid' })).toHaveCount(3)
})

test('wrong-audience-token', async ({ play, jump }) => {
  const steps = await play('wrong-audience-token')

  await expect(steps.last()).toContainText('400 handoff_invalid')
  const landing = await jump(2)
  await expect(landing.getByRole('heading', { name: 'Tautannya tidak sampai dengan utuh' })).toBeVisible()
})

test('unfurled-by-a-bot', async ({ play }) => {
  const steps = await play('unfurled-by-a-bot')

  await expect(steps.filter({ hasText: 'Melihat tidak memakai apa pun.' })).toHaveCount(3)
  await expect(steps.last()).toContainText('303')
})

test('price-up', async ({ play, jump }) => {
  const steps = await play('price-up')

  await expect(steps.nth(5)).toContainText('409 price_rise')
  const checkout = await jump(5)
  await expect(checkout.getByText(/Rp99\.000 saat kamu ketuk, sekarang Rp129\.000/)).toBeVisible()
})

test('price-down', async ({ play, jump }) => {
  const steps = await play('price-down')

  await expect(steps.nth(4)).toContainText('Yang dilihat Rp159.000, harga Pasar sekarang Rp129.000.')
  const checkout = await jump(5)
  await expect(checkout.getByText('Rp129.000').first()).toBeVisible()
})

test('sold-out-at-landing', async ({ play, jump }) => {
  const steps = await play('sold-out-at-landing')

  await expect(steps.last()).toContainText('409 out_of_stock')
  const checkout = await jump(3)
  await expect(checkout.getByText(/habis/i).first()).toBeVisible()
})

test('payment-denied', async ({ play, jump }) => {
  const steps = await play('payment-denied')

  await expect(steps.last()).toContainText('Tercatat lunas 1 kali.')
  const order = await jump(9)
  await expect(order.getByText(/Pembayaran sebelumnya tidak berhasil/)).toBeVisible()
})

test('payment-expired', async ({ play, jump }) => {
  const steps = await play('payment-expired')

  await expect(steps.nth(6)).toContainText('expire')
  const order = await jump(9)
  await expect(order.getByRole('heading', { name: 'Selesaikan pembayaranmu' })).toBeVisible()
})

test('payment-late', async ({ play, jump }) => {
  const steps = await play('payment-late')

  await expect(steps.nth(7)).toContainText('awaiting_payment')
  await expect(steps.last()).toContainText('paid')
  const page = await jump(5)
  expect(page.url()).toMatch(kasir.origin)
})

test('notification-lost', async ({ play }) => {
  const steps = await play('notification-lost')

  await expect(steps.nth(8)).toContainText('dropped')
  await expect(steps.last()).toContainText('Tercatat lunas 1 kali.')
})

test('notification-doubled', async ({ play }) => {
  const steps = await play('notification-doubled')

  await expect(steps.nth(8)).toContainText('200 200')
  await expect(steps.last()).toContainText('Tercatat lunas 1 kali.')
})

test('notification-forged', async ({ play, jump }) => {
  const steps = await play('notification-forged')

  await expect(steps.nth(5)).toContainText('403')
  const order = await jump(7)
  await expect(order.getByRole('heading', { name: 'Selesaikan pembayaranmu' })).toBeVisible()
})

test('notification-reordered', async ({ play }) => {
  const steps = await play('notification-reordered')

  await expect(steps.nth(9)).toContainText('2 notifikasi dikirim terbalik')
  await expect(steps.last()).toContainText('Tercatat lunas 1 kali.')
})

test('refund', async ({ play, jump }) => {
  const steps = await play('refund')

  await expect(steps.nth(10)).toContainText('Sekali, dan seluruhnya.')
  const order = await jump(11)
  await expect(order.getByRole('heading', { name: 'Dibatalkan, uangmu sudah kembali' })).toBeVisible()
})
