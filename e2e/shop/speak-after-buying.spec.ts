import { untilHydrated } from '../fixtures/hold-scripts'
import { expect, test } from '../fixtures/money'
import { ORDER_FORMS } from '../fixtures/order-forms'
import { SMALL_PHOTO } from '../fixtures/photo'
import { pasar } from '../fixtures/systems'
import { violationsOn } from '../fixtures/violations'

test('a buyer rates a delivered product, other buyers read it, and its shop answers', { tag: '@phone-only' }, async ({
  page,
  backOffice,
  words,
  arrange,
}) => {
  const order = await arrange.arrivedOrder()
  await page.goto(`${pasar.origin}/orders`)
  await page.getByRole('link', { name: 'Ulas', exact: true }).click()
  await page.getByRole('link', { name: order }).click()
  // The heading changes by itself, and screen readers announce it.
  await expect(page.getByRole('heading', { level: 1 }).locator('..')).toHaveAttribute('aria-live', 'polite')
  await expect(page.getByRole('region', { name: 'Rumah Ayu', exact: true })).toContainText(/Tiba \d/)
  await page.getByText('Lacak paket').click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Pesanan dibuat' })).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('link', { name: 'Nilai barang' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Nilai barang' })).toBeVisible()
  expect(await violationsOn(page)).toEqual([])

  const text = `Cepat meresap, botolnya rapi. ${crypto.randomUUID().slice(0, 8)}`
  await page.getByLabel('Ulasanmu').fill(text)
  await page.getByRole('button', { name: 'Kirim penilaian' }).click()
  await expect(page.getByRole('group', { name: 'Bintang' })).toHaveAccessibleDescription(/Pilih satu sampai lima/)
  await expect(page.getByLabel('Ulasanmu')).toHaveValue(text)
  await page.getByRole('radio', { name: '4 bintang' }).check()
  await page.getByLabel(words.returnPhotos).setInputFiles(SMALL_PHOTO)
  await page.getByRole('button', { name: 'Kirim penilaian' }).click()
  await expect(page.getByText('Penilaianmu tersimpan.')).toBeVisible()
  await page.goto(`${pasar.origin}/orders?tab=review`)
  await expect(page.getByText('Tidak ada pesanan di sini.')).toBeVisible()
  expect(await violationsOn(page)).toEqual([])

  await backOffice.goto(`${pasar.origin}/back-office/reviews`)
  const waiting = backOffice.getByRole('listitem').filter({ hasText: text })
  await waiting.getByLabel('Jawaban toko').fill('Terima kasih, Kak. Semoga cocok.')
  await waiting.getByRole('button', { name: /^Kirim jawaban/ }).click()
  await expect(backOffice.getByText('Jawaban toko sudah tampil di halaman produk.')).toBeVisible()
  expect(await violationsOn(backOffice)).toEqual([])

  await page.goto(`${pasar.origin}/products/ayu-serum`)
  await page.getByRole('link', { name: /^4 bintang/ }).click()
  await page.waitForURL(/stars=4/)
  await page.getByRole('link', { name: 'Dengan foto' }).click()
  await page.waitForURL(/stars=4&photos=yes/)
  const review = page.getByRole('listitem').filter({ hasText: text })
  await expect(review).toContainText('Terima kasih, Kak. Semoga cocok.')
  await review.scrollIntoViewIfNeeded()
  await expect(review.getByRole('img', { name: /^Foto 1 dari/ })).toHaveJSProperty('complete', true)
  expect(await violationsOn(page)).toEqual([])
  await page.goto(`${pasar.origin}/orders`)
  await page.getByRole('button', { name: /^Beli lagi/ }).click()
  await expect(page.getByText('1 barang dari pesanan itu masuk keranjang, dengan harga hari ini.')).toBeVisible()
})

test('a complaint carries a photo, visible to its buyer and its operator', async ({
  page,
  backOffice,
  words,
  arrange,
}) => {
  const order = await arrange.order()
  await page.goto(`${pasar.origin}/orders/${order}/complaint`)
  await page.getByLabel('Tentang').selectOption('Pengiriman')
  await page.getByLabel('Apa yang terjadi?').fill('Kotaknya basah dan terbuka.')
  const photos = page.getByLabel(words.returnPhotos)
  // Larger than the endpoint accepts, and not a picture that the browser could shrink.
  await photos.setInputFiles({ ...SMALL_PHOTO, buffer: Buffer.alloc(16_000_000) })
  await page.getByRole('button', { name: 'Kirim pengaduan' }).click()
  await expect(photos).toHaveAccessibleDescription(words.photoTooLarge)
  await photos.setInputFiles({ ...SMALL_PHOTO, buffer: Buffer.from('no photo') })
  await page.getByRole('button', { name: 'Kirim pengaduan' }).click()
  await expect(photos).toHaveAccessibleDescription(words.photoBroken)
  await expect(page.getByLabel('Apa yang terjadi?')).toHaveValue('Kotaknya basah dan terbuka.')
  expect(await violationsOn(page)).toEqual([])
  await photos.setInputFiles(SMALL_PHOTO)
  await page.getByRole('button', { name: 'Kirim pengaduan' }).click()

  await expect(page.getByRole('img', { name: words.buyersPhoto })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Pengaduan diterima' }).locator('..')).toBeFocused()
  await backOffice.goto(`${pasar.origin}/back-office/complaints`)
  const ticket = backOffice.getByRole('listitem').filter({ hasText: order })
  await expect(ticket.getByRole('img', { name: words.buyersPhoto })).toBeVisible()
  const file = await ticket.getByRole('link', { name: words.buyersPhoto }).getAttribute('href')
  const photo = await backOffice.goto(`${pasar.origin}${file}`)
  expect(photo?.headers()).toMatchObject({
    'content-type': 'image/jpeg',
    'cross-origin-resource-policy': 'same-origin',
  })
})

test('recipient and address of an order are corrected while it waits', async ({ page, words, arrange }) => {
  const order = await arrange.order()
  await page.goto(`${pasar.origin}/orders/${order}`)
  await page.getByRole('link', { name: 'Perbaiki penerima atau alamat' }).click()
  await expect(page.getByLabel(words.street)).toHaveValue('Jl. Cihampelas 12')
  expect(await violationsOn(page)).toEqual([])
  await page.getByLabel(words.recipient).fill('Tari Lestari')
  await page.getByLabel(words.phone).fill('12')
  await page.getByRole('button', { name: words.saveAddress }).click()
  await expect(page.getByLabel(words.phone)).toHaveAccessibleDescription(words.phoneWrong)
  await page.getByLabel(words.phone).fill('0813 1111 2222')
  await page.getByRole('button', { name: words.saveAddress }).click()

  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /^Diperbaiki / })
      .locator('..'),
  ).toBeFocused()
  await expect(page.getByText('Tari Lestari')).toBeVisible()
  await expect(page.getByText(/^Diperbaiki /)).toBeVisible()

  await page.goBack()
  await expect(page).toHaveURL(`${pasar.origin}/orders/${order}`)
  await expect(page.getByText('Tari Lestari')).toBeVisible()
})

test("a complaint with a word processor's characters is cleaned and filed", async ({ page, arrange }) => {
  await page.goto(`${pasar.origin}/orders/${await arrange.order()}/complaint`)
  await page.getByLabel('Tentang').selectOption('Pengiriman')
  const story = page.getByLabel('Apa yang terjadi?')
  await untilHydrated(story)
  await story.fill('Kotaknya basah\u000bdan terbuka.')
  await expect(story).toHaveValue('Kotaknya basah\ndan terbuka.')
  await page.getByRole('button', { name: 'Kirim pengaduan' }).click()

  await expect(page.getByRole('article', { name: /Tiket/ })).toContainText('Kotaknya basah')
})

for (const { path, fill, label, send, sent } of ORDER_FORMS)
  test(`a ${path} whose order left the browser meanwhile is sent once the order is open again`, {
    tag: '@phone-only',
  }, async ({ page, context, words, arrange }) => {
    const order = await arrange.arrivedOrder()
    const text = page.getByLabel(label)
    await page.goto(`${pasar.origin}/orders/${order}/${path}`)
    await untilHydrated(text)
    await fill(page)
    await text.fill('Kotaknya basah dan terbuka.')
    await context.clearCookies({ name: '__Host-pasar_session' })
    await page.getByRole('button', { name: send }).click()
    await expect(page.getByText('Belum terkirim: pesanan ini tidak terbuka lagi di browser ini')).toBeVisible()
    await expect(text).toHaveValue('Kotaknya basah dan terbuka.')
    expect(await violationsOn(page)).toEqual([])

    await page.getByRole('link', { name: 'Buka lagi pesanan ini' }).click()
    await expect(page.getByLabel(words.orderNumber)).toHaveValue(order)
    await page.getByLabel(words.contact).fill(arrange.phone)
    await page.getByRole('button', { name: words.find, exact: true }).click()
    await page.waitForURL(`${pasar.origin}/orders/${order}/${path}`)
    await expect(text).toHaveValue('Kotaknya basah dan terbuka.')
    await page.getByRole('button', { name: send }).click()

    await expect(page.getByText(sent)).toBeVisible()
    await page.goto(`${pasar.origin}/orders/${order}/complaint`)
    if (path === 'complaint') await expect(page.getByText(/^Pengaduan ADU-\d+ tentang paket ini belum/)).toBeVisible()
    else await expect(page.getByLabel('Apa yang terjadi?')).toHaveValue('')
  })

test('reviews of two shops are sent together, and one that is not saved says so', async ({
  page,
  context,
  arrange,
}) => {
  await page.goto(`${pasar.origin}/orders/${await arrange.arrivedOrderOfTwoShops()}/review`)
  const send = page.getByRole('button', { name: 'Kirim penilaian' })
  const [serum, mugs] = [page.getByRole('region', { name: /AYU/ }), page.getByRole('region', { name: /KALA/ })]
  await untilHydrated(send)
  await mugs.getByLabel('Ulasanmu').fill('Cantik sekali.')
  await send.click()
  await expect(page.getByRole('alert', { name: 'Periksa isianmu' })).toBeFocused()
  await expect(mugs.getByRole('group', { name: 'Bintang' })).toHaveAccessibleDescription(/Pilih satu sampai lima/)
  expect(await violationsOn(page)).toEqual([])

  await mugs.getByRole('radio', { name: '5 bintang' }).check()
  await send.click()
  await expect(page.getByText('Penilaianmu tersimpan.')).toBeVisible()

  await serum.getByRole('radio', { name: '2 bintang' }).check()
  await context.clearCookies({ name: '__Host-pasar_session' })
  await send.click()
  await expect(page.getByText(/^Belum terkirim/)).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
})

test("a ticket search shows errors at its fields, and the answer's time for an answered ticket", async ({
  page,
  books: { pasar: sql },
}) => {
  // Inserted as the form stores it: one address may file only a limited number.
  const ticketSecret = crypto.randomUUID().replaceAll('-', '')
  const [ticket] = await sql`
    insert into complaints (secret_hash, topic, body, due_at, answer, answered_at)
    values (encode(sha256(${ticketSecret}::text::bytea), 'hex'), 'seller', 'Diminta transfer.', now(), 'Akunnya kami tutup.', now())
    returning id`
  await page.goto(`${pasar.origin}/complaints`)
  const [number, secret] = [page.getByLabel('Nomor tiket'), page.getByLabel('Kata kunci tiket')]
  await page.getByRole('button', { name: 'Lihat tiket' }).click()
  await expect(number).toHaveAccessibleDescription('Tulis nomor tiketmu.')
  await expect(secret).toHaveAccessibleDescription('Tulis kata kunci tiketmu.')
  await number.fill(`${ticket?.id}`)
  await expect(number).toHaveAccessibleDescription('')
  await expect(secret).toHaveAccessibleDescription('Tulis kata kunci tiketmu.')
  await secret.fill(ticketSecret)
  await page.getByRole('button', { name: 'Lihat tiket' }).click()

  const answer = page.getByRole('status').filter({ hasText: 'Akunnya kami tutup.' })
  await expect(answer).toContainText(/Diadukan .* · dijawab \d/)
  await expect(answer).not.toContainText('paling lambat')
})

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test("a far too long text is refused, and kept up to the field's length", async ({ page, arrange }) => {
      const order = await arrange.arrivedOrder()
      const story = 'Kotaknya basah dan terbuka. '.repeat(2500)
      for (const [path, field, send, most] of [
        ['complaint', 'Apa yang terjadi?', 'Kirim pengaduan', 'Paling banyak 2.000 karakter.'],
        ['review', 'Ulasanmu', 'Kirim penilaian', 'Paling banyak 1.000 karakter.'],
      ] as const) {
        await page.goto(`${pasar.origin}/orders/${order}/${path}`)
        await page.getByLabel(field).fill(story)
        await page.getByRole('button', { name: send }).click()

        await expect(page.getByLabel(field)).toHaveAccessibleDescription(new RegExp(most))
        await expect(page.getByLabel(field)).toHaveValue(story.slice(0, 8000))
      }
    })
  })
