import { expect, test } from '../fixtures/scenario'
import { kasir, pasar } from '../fixtures/systems'
import { violationsOn } from '../fixtures/violations'

// Three on the scenario's page, as a presenter plays them, with steps and windows.

test('normal', async ({ page, play, jump }) => {
  const steps = await play('normal')
  expect(await violationsOn(page)).toEqual([])

  await expect(steps).toHaveCount(12)
  await expect(steps.last()).toContainText('Ramai tidak punya halaman pesanan ini')
  const order = await jump(11)
  await expect(order.getByRole('heading', { name: 'Pembayaran diterima' })).toBeVisible()
  expect(order.url()).toMatch(`${pasar.origin}/orders/PSR-`)
})

test('price-up', async ({ play, jump }) => {
  const steps = await play('price-up')

  await expect(steps.nth(6)).toContainText('409 price_rise')
  const checkout = await jump(6)
  await expect(checkout.getByText(/Rp99\.000 saat kamu ketuk, sekarang Rp129\.000/)).toBeVisible()
})

test('wrong-audience-token', async ({ play, jump }) => {
  const steps = await play('wrong-audience-token')

  await expect(steps.last()).toContainText('400 handoff_invalid')
  const landing = await jump(2)
  await expect(landing.getByRole('heading', { name: 'Tautannya tidak utuh' })).toBeVisible()
})

// The others through the API that these pages use.

test('plain-link', async ({ program }) => {
  const steps = await program.play('plain-link')

  expect(steps.map(({ status }) => status)).toEqual([200, 200])
  expect((await program.jump('plain-link', 1)).text).toContain('Beli sekarang')
})

test('nothing-to-pay-in-the-feed', async ({ program }) => {
  const steps = await program.play('nothing-to-pay-in-the-feed')

  expect(steps.map(({ status }) => status)).toEqual([404, 404, 404, 404])
})

test('ad-closed', async ({ program }) => {
  const steps = await program.play('ad-closed')

  expect(steps.map(({ status }) => status)).toEqual([200, 303, 200, 200])
})

test('consent', async ({ program }) => {
  const steps = await program.play('consent')

  expect(steps.map(({ note }) => note?.word)).toEqual([
    ...['twoTastes', 'samePosts', 'ledgerRows', 'comesSooner', 'ledgerRows', 'comesSooner', 'ledgerRows', 'samePosts'],
  ])
})

test('takedown', async ({ program }) => {
  const steps = await program.play('takedown')

  expect(steps.map(({ status }) => status)).toEqual([200, 200, 200, 200, 303])
})

test('account-closed', async ({ program }) => {
  const steps = await program.play('account-closed')

  expect(steps.map(({ status }) => status)).toEqual([200, 303, 200, 200, 200, 200, 200, 410])
})

test('expired-token', async ({ program }) => {
  const steps = await program.play('expired-token')

  expect(steps.at(-1)).toMatchObject({ status: 410, code: 'handoff_expired' })
  expect((await program.jump('expired-token', 2)).text).toContain('Tautannya sudah kedaluwarsa')
})

test('used-token', async ({ program }) => {
  const steps = await program.play('used-token')

  expect(steps.slice(1)).toMatchObject([{ status: 303 }, { status: 409, code: 'handoff_used' }])
})

test('altered-token', async ({ program }) => {
  const steps = await program.play('altered-token')

  const refused = { status: 400, code: 'handoff_invalid' }
  expect(steps.slice(1)).toMatchObject([refused, refused, refused])
})

test('unfurled-by-a-bot', async ({ program }) => {
  const steps = await program.play('unfurled-by-a-bot')

  expect(steps.filter(({ note }) => note?.word === 'nothingSpent')).toHaveLength(3)
  expect(steps.at(-1)).toMatchObject({ status: 303 })
})

test('price-down', async ({ program }) => {
  const steps = await program.play('price-down')

  expect(steps[5]?.note).toEqual({ word: 'seenAndNow', values: { seen: 'Rp159.000', now: 'Rp129.000' } })
  expect((await program.jump('price-down', 6)).text).toContain('Rp129.000')
})

test('sold-out-at-landing', async ({ program }) => {
  const steps = await program.play('sold-out-at-landing')

  expect(steps.at(-1)).toMatchObject({ status: 409, code: 'out_of_stock' })
  expect((await program.jump('sold-out-at-landing', 3)).text).toMatch(/habis/i)
})

test('voucher-race', async ({ program }) => {
  const steps = await program.play('voucher-race')

  expect(steps.map(({ code }) => code)).toEqual([undefined, undefined, '200 200 409', 'voucher_unfit', undefined])
  expect((await program.jump('voucher-race', 4)).text).toContain('Kuotanya sudah habis')
})

test('payment-denied', async ({ program }) => {
  const steps = await program.play('payment-denied')

  expect(steps.at(-1)?.note).toEqual(PAID_ONCE)
  expect((await program.jump('payment-denied', 10)).text).toContain('Pembayaran sebelumnya tidak berhasil')
})

test('payment-expired', async ({ program }) => {
  const steps = await program.play('payment-expired')

  expect(steps[7]).toMatchObject({ code: 'expire' })
  expect((await program.jump('payment-expired', 10)).text).toContain('Selesaikan pembayaranmu')
})

test('payment-late', async ({ program }) => {
  const steps = await program.play('payment-late')

  expect(steps[8]).toMatchObject({ code: 'awaiting_payment' })
  expect(steps.at(-1)).toMatchObject({ code: 'paid' })
  expect((await program.jump('payment-late', 6)).address).toMatch(kasir.origin)
})

test('notification-lost', async ({ program }) => {
  const steps = await program.play('notification-lost')

  expect(steps[9]).toMatchObject({ code: 'dropped' })
  expect(steps.at(-1)?.note).toEqual(PAID_ONCE)
})

test('notification-doubled', async ({ program }) => {
  const steps = await program.play('notification-doubled')

  expect(steps[9]).toMatchObject({ code: '200 200' })
  expect(steps.at(-1)?.note).toEqual(PAID_ONCE)
})

test('notification-forged', async ({ program }) => {
  const steps = await program.play('notification-forged')

  expect(steps[6]).toMatchObject({ status: 403 })
  expect((await program.jump('notification-forged', 8)).text).toContain('Selesaikan pembayaranmu')
})

test('notification-reordered', async ({ program }) => {
  const steps = await program.play('notification-reordered')

  expect(steps[10]?.note).toEqual({ word: 'released', values: { count: 2 } })
  expect(steps.at(-1)?.note).toEqual(PAID_ONCE)
})

test('refund', async ({ program }) => {
  const steps = await program.play('refund')

  expect(steps[11]?.note).toEqual({ word: 'onceAndWhole' })
  expect((await program.jump('refund', 12)).text).toContain('Dibatalkan, uangmu sudah kembali')
})

test('cod', async ({ program }) => {
  const steps = await program.play('cod')

  expect(steps[5]).toMatchObject({ code: 'courier_takes_no_cash' })
  expect(steps[8]).toMatchObject({ status: 200, note: { word: 'orderStands' } })
  expect(steps.slice(9).map(({ status, code }) => code ?? status)).toEqual([404, 'arrived', 'arrived', 200, 404])
  expect((await program.jump('cod', 12)).text).toContain('Dibayar tunai kepada kurir')
})

test('return', async ({ program }) => {
  const steps = await program.play('return')

  expect(steps.slice(10).map(({ code }) => code)).toEqual(['arrived', undefined, undefined, 'confirmed', 'refund'])
  expect((await program.jump('return', 14)).text).toMatch(/Rp[\d.]+ sudah kembali/)
})

test('split-shipment', async ({ program }) => {
  const steps = await program.play('split-shipment')

  expect(steps.slice(10).map(({ code }) => code)).toEqual([
    ...['paid', 'paid', 'order_not_cancellable', 'arrived', undefined],
  ])
  expect(steps.at(-1)?.note).toEqual({ word: 'twoSellers', values: { one: 'Griya Kriya', other: 'Rumah Ayu' } })
  expect((await program.jump('split-shipment', 12)).text).toContain('1 dari 2 paket sudah tiba')
})

test('complaint', async ({ program }) => {
  const steps = await program.play('complaint')

  expect(steps[10]?.note).toMatchObject({ word: 'ticketStands' })
  expect((await program.jump('complaint', 12)).text).toContain('Kami sudah menanyai penjual dan kurir')
})

const PAID_ONCE = { word: 'paidTimes', values: { times: 1 } }

test('two-viewers', async ({ program }) => {
  const steps = await program.play('two-viewers')

  expect(steps.at(-1)?.note).toMatchObject({ word: 'differIn' })
})

test('find-me', async ({ program }) => {
  const steps = await program.play('find-me')

  expect(steps.at(-1)?.note).toEqual({ word: 'foundIn', values: { ramai: 0, pasar: 1, kasir: 0 } })
})

test('closing-card', async ({ program }) => {
  const steps = await program.play('closing-card')

  const values = { facts: 9, persons: 0, money: 'Rp0', connections: 0 }
  expect(steps.at(-1)?.note).toEqual({ word: 'crossed', values })
})
