import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Locator } from '@playwright/test'
import { expect, test } from '../fixtures/money'
import { SMALL_PHOTO, takePhoto } from '../fixtures/photo'
import { pasar } from '../fixtures/systems'
import { violationsOn } from '../fixtures/violations'

test('a person cancels a paid order by two clicks, and the money comes back once, the way it was paid', async ({
  page,
  words,
  arrange,
}) => {
  await page.goto(`${pasar.origin}/orders/${await arrange.paidOrder()}`)
  await expect(page.getByRole('heading', { name: words.received })).toBeVisible()

  await page.getByRole('link', { name: words.cancelOrder }).click()
  await expect(page.getByRole('heading', { name: words.backByQris })).toBeVisible()
  await page.getByRole('button', { name: words.yesCancel }).dblclick()

  await expect(page.getByRole('heading', { name: words.moneyIsBack })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(words.refundBecause, { exact: true })).toHaveCount(1)
})

test('a refund that no gateway can make is transferred in the back office, and its buyer is notified', async ({
  page,
  backOffice,
  words,
  arrange,
  buyer,
}) => {
  const order = await arrange.paidOrder('bca_va')
  await page.goto(`${pasar.origin}/orders/${order}`)
  await expect(page.getByRole('heading', { name: words.received })).toBeVisible()
  await buyer.cancelOrder()
  await expect(page.getByRole('heading', { name: words.refund })).toBeVisible()

  await backOffice.goto(`${pasar.origin}/back-office/refunds`)
  const task = backOffice.getByRole('listitem').filter({ hasText: order })
  await task.getByRole('button', { name: words.closeTask }).click()
  await expect(task.getByLabel(words.reference)).toHaveAccessibleDescription(words.referenceMissing)
  await task.getByLabel(words.reference).fill('BCA-2026-0042')
  await task.getByRole('button', { name: words.closeTask }).click()
  await expect(backOffice.getByRole('status')).toContainText(words.taskClosed)

  await expect(page.getByRole('heading', { name: words.moneyIsBack })).toBeVisible()
  await expect(page.getByText(/BCA-2026-0042/)).toBeVisible()
  await page.goto(`${pasar.origin}/orders/${order}/invoice`)
  await expect(page.getByRole('status')).toContainText(/seluruh uangnya, Rp[\d.]+, sudah kembali/)
})

test('the back office refunds a lost parcel, and the buyer reads the amount', async ({ page, backOffice, arrange }) => {
  const order = await arrange.paidOrder()
  await backOffice.goto(`${pasar.origin}/back-office/orders?order=${order}`)
  await backOffice.getByRole('link', { name: /^Kembalikan uang/ }).click()
  const amount = backOffice.getByLabel('Jumlah yang kembali')
  const yes = backOffice.getByRole('button', { name: 'Ya, kembalikan uang ini' })
  await amount.fill('999.999.999')
  await yes.click()
  await expect(amount).toHaveAccessibleDescription(/lebih dari yang tersisa/)
  expect(await violationsOn(backOffice)).toEqual([])
  await amount.fill('Rp50.000')
  await yes.click()
  await expect(backOffice.getByRole('status')).toContainText(order)

  await page.goto(`${pasar.origin}/orders/${order}`)
  const refund = page.getByRole('region', { name: 'Pengembalian dana' })
  await expect(refund).toContainText('Dikembalikan oleh Pasar')
  await expect(refund).toContainText('Rp50.000')
})

test('a parcel that arrived is confirmed by its buyer, and the books of its order balance', {
  tag: '@phone-only',
}, async ({ page, backOffice, words, arrange, move, buyer }) => {
  const order = await arrange.paidOrder()
  await page.goto(`${pasar.origin}/orders/${order}`)
  await expect(page.getByRole('heading', { name: words.received })).toBeVisible()

  for (const step of [words.pack, words.ship, words.arrive]) await move(order, step)
  await buyer.confirmReceipt()

  await expect(page.getByRole('heading', { name: words.done })).toBeVisible()
  await backOffice.goto(`${pasar.origin}/back-office/ledger?order=${order}`)
  await expect(backOffice.getByRole('table').getByRole('rowgroup')).not.toHaveCount(1)
  await backOffice.goto(`${pasar.origin}/back-office/ledger`)
  await expect(backOffice.getByText(words.balanced)).toBeVisible()
})

test('goods that arrived broken go back with the photos of a phone, and their money too', async ({
  page,
  backOffice,
  words,
  arrange,
}) => {
  const order = await arrange.paidOrder()
  await page.goto(`${pasar.origin}/orders/${order}`)
  await page.getByText('Demo', { exact: true }).click()
  for (const step of words.parcelSteps) {
    await page.getByRole('button', { name: words.moveParcel }).click()
    await expect(page.locator('[aria-current=step]')).toContainText(step)
  }
  await page.getByRole('link', { name: words.requestReturn }).click()
  await page.getByLabel(words.returnReason).selectOption(words.returnBroken)
  await page.getByLabel(words.returnNote).fill('Botolnya pecah di jalan.')
  const photos = page.getByLabel(words.returnPhotos)
  await photos.setInputFiles({ name: 'pecah.png', mimeType: 'image/png', buffer: Buffer.from('no photo') })
  await page.getByRole('button', { name: words.sendReturn }).click()
  await expect(photos).toHaveAccessibleDescription(words.photoBroken)
  await expect(page.getByLabel(words.returnNote)).toHaveValue('Botolnya pecah di jalan.')
  expect(await violationsOn(page)).toEqual([])
  await photos.setInputFiles([await takePhoto(), SMALL_PHOTO, SMALL_PHOTO])
  await page.getByLabel(words.returnNote).fill('Pecah.')
  await page.getByRole('button', { name: words.sendReturn }).click()
  await expect(page.getByLabel(words.returnNote)).toHaveAccessibleDescription(words.noteTooShort)
  // The selection stays, so only the note needs to be typed again; unsubmitted fields show no
  // error.
  await page.getByLabel(words.returnNote).fill('Botolnya pecah di jalan.')
  await expect(page.getByLabel(words.returnNote)).not.toHaveAccessibleDescription(words.noteTooShort)
  await page.getByRole('button', { name: words.sendReturn }).click()
  await expect(page.getByRole('img', { name: words.buyersPhotos })).toHaveCount(3)

  await backOffice.goto(`${pasar.origin}/back-office/returns`)
  const task = backOffice.getByRole('listitem').filter({ hasText: order })
  await expect(task.getByRole('img', { name: words.buyersPhoto })).toBeVisible()
  expect(await violationsOn(backOffice)).toEqual([])
  await task.getByLabel(words.restock).check()
  await task.getByRole('button', { name: words.acceptReturn }).click()
  await expect(backOffice.getByText(/^Rp1[\d.]+ kembali ke pembeli\. Barangnya kembali ke stok\./)).toBeVisible()
  expect(await violationsOn(backOffice)).toEqual([])
  await backOffice.getByRole('button', { name: words.yesAcceptReturn }).click()
  await expect(backOffice.getByRole('status')).toContainText(order)

  await expect(page.getByRole('heading', { name: words.returned })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('link', { name: words.confirmReceived })).toBeHidden()
  await expect(page.getByRole('link', { name: 'Nilai barang' })).toBeHidden()
})

test('each parcel of an order is returned and confirmed by itself, and its shop answers for itself', async ({
  page,
  backOffice,
  words,
  arrange,
}) => {
  const order = await arrange.arrivedOrderOfTwoShops()
  await page.goto(`${pasar.origin}/orders/${order}`)
  const [ayu, kriya] = ['Rumah Ayu', 'Griya Kriya'].map((name) => page.getByRole('region', { name, exact: true }))
  if (!ayu || !kriya) throw new Error('the order has two parcels')
  await ayu.getByRole('link', { name: words.requestReturn }).click()
  await expect(page.getByText('Rumah Ayu menjawab dalam dua hari kerja')).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(1)
  await page.getByRole('checkbox', { name: /AYU Serum/ }).uncheck()
  await page.getByLabel(words.returnReason).selectOption('Berubah pikiran')
  await page.getByLabel(words.returnNote).fill('Ternyata tidak cocok untuk kulit saya.')
  await page.getByRole('button', { name: words.sendReturn }).click()
  const tick = page.getByRole('checkbox', { name: /AYU Serum/ })
  await expect(tick).toHaveAccessibleDescription('Centang barang yang dikembalikan.')
  expect(await violationsOn(page)).toEqual([])
  await tick.check()
  await page.getByRole('button', { name: words.sendReturn }).click()
  const announcementIn = (card: Locator, text: string) =>
    card.getByRole('status').filter({ hasText: text }).locator('..')
  await expect(announcementIn(ayu, 'sudah sampai ke Rumah Ayu')).toBeFocused()
  await expect(ayu).toContainText('Menunggu jawaban penjual')
  await expect(ayu.getByRole('link', { name: words.confirmReceived })).toBeHidden()
  expect(await violationsOn(page)).toEqual([])

  await kriya.getByRole('link', { name: words.confirmReceived }).click()
  await expect(page.getByText(/^Kamu mengonfirmasi paket dari Griya Kriya/)).toBeVisible()
  await page.getByRole('button', { name: words.yesReceived }).click()
  await expect(announcementIn(kriya, 'Paket dari Griya Kriya sudah kamu konfirmasi')).toBeFocused()
  await expect(kriya.getByRole('link', { name: words.confirmReceived })).toBeHidden()
  await expect(kriya.getByRole('link', { name: words.requestReturn })).toBeVisible()

  await backOffice.goto(`${pasar.origin}/back-office/returns`)
  const task = backOffice.getByRole('listitem').filter({ hasText: order })
  await expect(task).toContainText('Rumah Ayu')
  await task.getByRole('button', { name: words.acceptReturn }).click()
  await backOffice.getByRole('button', { name: words.yesAcceptReturn }).click()
  await expect(ayu).toContainText('Diterima penjual')
  await expect(page.getByRole('heading', { level: 1, name: 'Pesanan tiba' })).toBeVisible()

  await kriya.getByRole('link', { name: words.requestReturn }).click()
  await page.getByLabel(words.returnReason).selectOption('Berubah pikiran')
  await page.getByLabel(words.returnNote).fill('Ternyata terlalu besar.')
  const mugs = page.getByLabel(/^Jumlah KALA/)
  await mugs.fill('9')
  await page.getByRole('button', { name: words.sendReturn }).click()
  await expect(mugs).toHaveAccessibleDescription(/dari satu/)
  await mugs.fill('2')
  await page.getByRole('button', { name: words.sendReturn }).click()
  await expect(kriya).toContainText('Menunggu jawaban penjual')

  await backOffice.goto(`${pasar.origin}/back-office/returns`)
  await task.getByLabel(/^Diterima kembali: KALA Set 3 Cangkir/).fill('1')
  await task.getByRole('button', { name: words.acceptReturn }).click()
  await expect(backOffice.getByText(/^1 × KALA Set 3 Cangkir.* dari 2 yang diajukan$/)).toBeVisible()
  expect(await violationsOn(backOffice)).toEqual([])
  await backOffice.getByRole('button', { name: words.yesAcceptReturn }).click()
  const reason = backOffice.getByLabel('Alasan sebagian tidak diterima')
  await expect(reason).toHaveAccessibleDescription(/paling sedikit 10 karakter/)
  await reason.fill('Satu set sudah dipakai.')
  await backOffice.getByRole('button', { name: words.yesAcceptReturn }).click()
  await expect(kriya).toContainText('Diterima sebagian')
  await expect(kriya).toContainText('1 diterima toko')
  await expect(kriya).toContainText('Alasan penjual: Satu set sudah dipakai.')
})

test('a buyer reads why a return was refused, and that no other is possible', async ({
  page,
  backOffice,
  buyer,
  arrange,
}) => {
  const order = await arrange.arrivedOrder()
  await page.goto(`${pasar.origin}/orders/${order}`)
  await buyer.askReturn('Botolnya pecah di jalan.')
  await expect(page.getByText('Menunggu jawaban penjual')).toBeVisible()
  await backOffice.goto(`${pasar.origin}/back-office/returns`)
  const task = backOffice.getByRole('listitem').filter({ hasText: order })
  await task.getByRole('textbox').fill('Barangnya sudah dipakai.')
  await task.getByRole('button', { name: /^Tolak/ }).click()

  await expect(page.getByRole('heading', { name: 'Pengembalian ditolak' })).toBeVisible()
  await expect(page.getByText('Alasan penjual: Barangnya sudah dipakai.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Sudah di tanganmu?' })).toContainText('tidak bisa diajukan lagi')
  await expect(page.getByText('hak pengembalian')).toBeHidden()
  expect(await violationsOn(page)).toEqual([])
})

test('the invoice is a page and a file of the shop itself, and a stranger finds neither', async ({
  page,
  browser,
  words,
  arrange,
}) => {
  const order = await arrange.paidOrder()
  await page.goto(`${pasar.origin}/orders/${order}`)
  await page.getByRole('link', { name: words.invoice }).click()
  await page.getByText('Rincian hukum dan kontrak').click()
  await expect(page.getByRole('article').getByText(/^i\. Pilihan hukum/)).toBeVisible()
  expect(await violationsOn(page)).toEqual([])

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: words.downloadInvoice }).click()
  const file = await (await downloading).path()
  await page.reload()
  await page.getByText('Sidik berkas PDF').click()

  await expect(
    page.getByText(
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    ),
  ).toBeVisible()
  const stranger = await browser.newPage()
  for (const address of ['invoice', 'invoice.pdf'])
    expect((await stranger.goto(`${pasar.origin}/orders/${order}/${address}`))?.status()).toBe(404)
  await stranger.close()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an unpaid order is cancelled without a refund, and says why it has no invoice', {
    tag: '@phone-only',
  }, async ({ page, words, arrange, buyer }) => {
    await arrange.order()
    await page.goto(`${pasar.origin}/orders`)
    await page.getByRole('link', { name: /PSR-/ }).first().click()

    await page.getByRole('link', { name: words.cancelOrder }).click()
    await expect(page.getByRole('heading', { name: words.nothingChargedYet })).toBeVisible()
    await page.goBack()
    await buyer.cancelOrder()
    await expect(page.getByRole('heading', { name: words.cancelled })).toBeVisible()
    await expect(page.getByRole('heading', { name: words.refund })).toBeHidden()
    await expect(page.getByText(words.methodNotChosen)).toBeHidden()

    expect((await page.goto(`${page.url()}/invoice.pdf`))?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: words.noInvoice })).toBeVisible()
    await page.getByRole('link', { name: words.backToOrder }).click()
    await expect(page.getByRole('heading', { name: words.cancelled })).toBeVisible()
  })

  test('a return takes three photos as they come out of a phone', async ({ page, words, arrange }) => {
    await page.goto(`${pasar.origin}/orders/${await arrange.arrivedOrder()}`)
    await page.getByRole('link', { name: words.requestReturn }).click()
    await page.getByLabel(words.returnReason).selectOption(words.returnBroken)
    await page.getByLabel(words.returnNote).fill('Botolnya pecah di jalan.')
    await page.getByRole('button', { name: words.sendReturn }).click()
    const photos = page.getByLabel(words.returnPhotos)
    await expect(photos).toHaveAccessibleDescription(/paling sedikit satu foto/)
    await expect(page.getByLabel(words.returnNote)).toHaveValue('Botolnya pecah di jalan.')
    await expect(page.getByRole('checkbox').first()).toBeChecked()
    await expect(page.getByLabel(words.returnReason).locator('option:checked')).toHaveText(words.returnBroken)
    await photos.setInputFiles(Array(3).fill(await takePhoto()))
    await page.getByRole('button', { name: words.sendReturn }).click()

    await expect(page.getByRole('img', { name: words.buyersPhotos })).toHaveCount(3)
  })
})
