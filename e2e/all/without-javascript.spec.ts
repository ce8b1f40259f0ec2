import { anyPhone } from '@jembatan/buyer/person'
import { expect, test } from '../fixtures/journey'
import { ORDER_FORMS } from '../fixtures/order-forms'
import { kasir, pasar, ramai, walkthrough } from '../fixtures/systems'

test.use({ javaScriptEnabled: false })

test('the whole purchase works without JavaScript', { tag: '@phone-only' }, async ({ page, words, payBy, buyer }) => {
  await page.goto(`${ramai.origin}/?post=rani-ayu-serum`)
  await page.locator('[data-post="rani-ayu-serum"]').getByRole('button', { name: words.view }).click()
  await page.getByRole('button', { name: words.continueToShop }).click()
  await page.getByRole('button', { name: words.continueToShop }).click()
  await page.waitForURL(`${pasar.origin}/products/**`)
  await buyer.buyNow()

  await page.getByLabel(words.recipient).fill('Galuh Wirasti')
  await page.getByLabel(words.phone).fill(anyPhone())
  await page.getByLabel(words.street).fill('Jl. Cihampelas 12')
  await page.getByLabel(words.area).fill('Cipaganti')
  await page.getByRole('button', { name: words.findArea }).click()
  await page.getByRole('radio', { name: /Cipaganti/ }).check()
  await page.getByRole('button', { name: words.saveAddress }).click()
  await buyer.placeOrder()
  await expect(page).toHaveURL(new RegExp(`^${kasir.origin}`))
  await payBy.qris()
  await buyer.returnToReceipt()

  await expect(page.getByRole('heading', { name: words.received })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Muat ulang status' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^(Salin nomor|Cetak)$/ })).toHaveCount(0)
})

test('the feed is read, searched and talked about without JavaScript, and a closed ad comes back', {
  tag: '@phone-only',
}, async ({ page, words }) => {
  const ad = page.locator('[data-post="rani-ayu-serum"]')
  await page.goto(`${ramai.origin}/?post=rani-ayu-serum`)
  await ad.getByRole('button', { name: words.close, exact: true }).click()
  await expect(ad).toHaveCount(0)
  await page.getByRole('button', { name: words.undo }).click()

  await ad.getByRole('link', { name: words.comments }).click()
  await expect(page.getByText('Pagiku buru-buru semua isinya.')).toBeVisible()

  await page.getByRole('link', { name: words.search }).click()
  await page.getByRole('searchbox').fill('hujan')
  await page.getByRole('button', { name: words.search }).click()
  await expect(page.getByRole('link', { name: /Hujan dari tadi sore/ })).toBeVisible()
})

test('the first page of the feed comes in two parts without JavaScript, and each of its posts once', {
  tag: '@phone-only',
}, async ({ page, words }) => {
  const ids = async () =>
    Promise.all((await page.locator('[data-post]').all()).map((post) => post.getAttribute('data-post')))
  await page.goto(ramai.origin)
  const beginning = await ids()
  await page.getByRole('link', { name: words.loadMore }).click()
  await page.waitForURL(/after=begun/)
  const rest = await ids()
  await page.getByRole('link', { name: words.loadMore }).click()
  await page.waitForURL(/post=/)

  expect([beginning.length, rest.length]).toEqual([2, 4])
  expect(new Set([...beginning, ...rest]).size).toBe(6)
  await expect(page.locator('[data-post]').first()).toHaveAttribute('data-post', rest.at(-1) ?? '')
})

test('a search for an area that finds none says so without JavaScript, at its field', { tag: '@phone-only' }, async ({
  page,
  words,
  arrange,
}) => {
  await page.goto(`${pasar.origin}/checkout/${await arrange.visit()}`)
  const area = page.getByLabel(words.area)
  await area.fill('Atlantis')
  await page.getByRole('button', { name: words.findArea }).click()

  await expect(area).toHaveAccessibleDescription(/Tidak ada wilayah contoh yang cocok/)
  await expect(area).toHaveValue('Atlantis')
})

test('without JavaScript a typed address survives removing a line, adding a piece, and Enter', {
  tag: '@phone-only',
}, async ({ page, words }) => {
  for (const product of ['ayu-serum', 'kala-mug']) {
    await page.goto(`${pasar.origin}/products/${product}`)
    await page.getByRole('button', { name: words.addToCart }).click()
  }
  await page.goto(`${pasar.origin}/basket`)
  await page.getByRole('button', { name: words.checkOut }).click()
  const [recipient, phone] = [page.getByLabel(words.recipient), page.getByLabel(words.phone)]
  const remove = page.getByRole('button', { name: words.removeFromCheckout })
  const pieces = page.getByRole('status', { name: words.quantityOf })
  await recipient.fill('Galuh Wirasti')

  await remove.first().click()
  await expect(page.getByText(words.lineRemoved)).toBeVisible()
  await expect(remove).toHaveCount(0)
  await expect(recipient).toHaveValue('Galuh Wirasti')
  await page.getByRole('button', { name: words.oneMore }).click()
  await expect(pieces).toHaveText('2')
  await recipient.press('Enter')

  await expect(phone).toHaveAttribute('aria-invalid', 'true')
  await expect(pieces).toHaveText('2')
  await expect(recipient).toHaveValue('Galuh Wirasti')
})

test('without JavaScript a typed address survives choosing a voucher, a courier or a payment method', {
  tag: '@phone-only',
}, async ({ page, words, arrange }) => {
  await page.goto(`${pasar.origin}/checkout/${await arrange.basket()}?edit=address`)
  const recipient = page.getByLabel(words.recipient)
  const voucher = page.getByRole('region', { name: 'Voucher' })
  const courier = page.getByRole('region', { name: 'Kurir' })
  const steps = [
    { press: page.getByRole('button', { name: /^Bayar di tempat/ }), shows: /^Bayar di tempat.*Terpilih$/ },
    { press: courier.getByRole('button', { name: /^Tambahkan/ }), shows: 'Hapus asuransi' },
    { press: courier.getByRole('button', { name: /^Elang/ }), shows: /^Elang.*Terpilih$/ },
    { press: voucher.getByRole('button', { name: /^Pakai voucher ONGKIRHEMAT/ }), shows: 'Lepas voucher ONGKIRHEMAT' },
    { press: page.getByRole('button', { name: 'Lepas voucher ONGKIRHEMAT' }), shows: /^Pakai voucher ONGKIRHEMAT/ },
  ]
  await recipient.fill('Sekar Ayuningtyas')

  for (const { press, shows } of steps) {
    await voucher.getByText(/voucher bisa dipakai/).click()
    await courier.getByText('Ganti', { exact: true }).click()
    await press.click()

    await expect(page.getByRole('button', { name: shows, includeHidden: true })).toBeAttached()
    await expect(recipient).toHaveValue('Sekar Ayuningtyas')
  }

  const code = page.getByLabel('Kode voucher')
  await voucher.getByText(/voucher bisa dipakai/).click()
  await code.fill('TIDAKADA')
  await page.getByRole('button', { name: 'Pakai', exact: true }).click()
  await expect(page.getByText('TIDAKADA: Tidak ada voucher dengan kode ini. Periksa lagi hurufnya.')).toBeInViewport()
  await expect(recipient).toHaveValue('Sekar Ayuningtyas')
  await voucher.getByText(/voucher bisa dipakai/).click()
  await code.fill('ongkirhemat')
  await page.getByRole('button', { name: 'Pakai', exact: true }).click()

  await expect(page.getByText('Voucher ONGKIRHEMAT terpakai.')).toBeInViewport()
  await expect(page.getByRole('button', { name: 'Lepas voucher ONGKIRHEMAT' })).toBeAttached()
  await expect(recipient).toHaveValue('Sekar Ayuningtyas')
})

test('photos that are too large for a form are refused in words, with a way back to it', async ({
  page,
  words,
  arrange,
}) => {
  await page.goto(`${pasar.origin}/orders/${await arrange.order()}/complaint`)
  const photos = page.getByLabel(words.returnPhotos)
  await photos.setInputFiles({ name: 'IMG_2041.png', mimeType: 'image/png', buffer: Buffer.alloc(16_000_000) })

  await page.getByRole('button', { name: words.sendComplaint }).click()
  await expect(page.getByRole('heading', { name: words.tooLarge })).toBeVisible()
  await page.getByRole('link', { name: words.backToForm }).click()

  await expect(photos).toBeVisible()
})

/** Addresses of things that do not exist, and the headline of the answer. */
const MISSING = [
  [`${pasar.origin}/products/no-such-thing`, 'Halaman ini tidak ada'],
  [`${pasar.origin}/orders/PSR-0000000000`, 'Pesanan ini tidak ada di browser ini'],
  [`${pasar.origin}/orders/PSR-0000000000/invoice`, 'Pesanan ini tidak ada di browser ini'],
  [`${pasar.origin}/checkout/00000000-0000-4000-8000-000000000000`, 'Keranjang ini tidak ada di browser ini'],
  [`${pasar.origin}/shops/no-such-shop`, 'Halaman ini tidak ada'],
  [`${pasar.origin}/buy/NO-SUCH-THING:1`, 'Halaman ini tidak ada'],
  [`${ramai.origin}/posts/no-such-post`, 'Postingan ini tidak ada'],
  [`${ramai.origin}/posts/rani-ayu-serum/comments?of=00000000-0000-4000-8000-000000000000`, 'Postingan ini tidak ada'],
  [`${ramai.origin}/creators/nobody`, 'Kreator ini tidak ada'],
  [`${ramai.origin}/leaving/pasar/999999`, 'Promosi ini sudah berakhir'],
  [`${ramai.origin}/hashtags/A-b`, 'Halaman ini tidak ada'],
  [`${kasir.origin}/snap/v3/redirection/no-such-token`, 'Halaman pembayaran tidak ditemukan'],
  [`${kasir.origin}/snap/v3/embed/no-such-token`, 'Halaman pembayaran tidak ditemukan'],
  [`${kasir.origin}/simulator/no/such/bank`, 'Halaman ini tidak ada'],
  [`${walkthrough.origin}/chapters/no-such-chapter`, 'Halaman ini tidak ada'],
] as const

test('a missing thing is answered by a page that says so without JavaScript', { tag: '@phone-only' }, async ({
  page,
}) => {
  for (const [address, says] of MISSING) {
    const answer = await page.goto(address)

    expect(answer?.status(), address).toBe(404)
    await expect(page.getByRole('heading', { level: 1, name: says }), address).toBeVisible()
    // A missing order or basket keeps the title of its page.
    if (!says.endsWith('di browser ini')) await expect(page, address).toHaveTitle(new RegExp(`^${says} · `))
    await expect(page.locator('html'), address).toHaveAttribute('lang', 'id')
    // The shop names where to complain.
    if (address.startsWith(pasar.origin))
      await expect(page.getByText('Direktorat Jenderal Perlindungan Konsumen dan Tertib Niaga'), address).toBeVisible()
  }
})

test('a form of an order that the browser no longer has leads to the order search, with its text to copy', {
  tag: '@phone-only',
}, async ({ page, context, words, arrange }) => {
  const order = await arrange.arrivedOrder()
  const cookies = await context.cookies()
  for (const { path, fill, label, send } of ORDER_FORMS) {
    await context.addCookies(cookies)
    await page.goto(`${pasar.origin}/orders/${order}/${path}`)
    await fill(page)
    await page.getByLabel(label).fill('Kotaknya basah dan terbuka.')
    await context.clearCookies({ name: '__Host-pasar_session' })
    await page.getByRole('button', { name: send }).click()

    await expect(page.getByRole('heading', { level: 1, name: words.orderMissing })).toBeVisible()
    await expect(page.getByLabel(/^Tulisanmu belum terkirim/)).toHaveValue('Kotaknya basah dan terbuka.')
    await expect(page.getByRole('main').getByRole('link', { name: words.findOrder })).toBeVisible()
    await expect(page.getByRole('main').getByRole('link', { name: words.signInToPasar })).toBeVisible()
  }
})

test("without JavaScript a complaint with a word processor's characters is cleaned and filed", {
  tag: '@phone-only',
}, async ({ page, words, arrange }) => {
  await page.goto(`${pasar.origin}/orders/${await arrange.order()}/complaint`)
  await page.getByLabel('Tentang').selectOption('Pengiriman')
  await page.getByLabel('Apa yang terjadi?').fill('Kotaknya basah\u000bdan terbuka.')
  await page.getByRole('button', { name: words.sendComplaint }).click()

  await expect(page.getByRole('article', { name: /Tiket/ })).toContainText('Kotaknya basah dan terbuka.')
})

test('Ramai cleans pasted characters too, and refuses them in a password at its field', {
  tag: '@phone-only',
}, async ({ page, words }) => {
  await page.goto(`${ramai.origin}/sign-up`)
  await page.getByLabel(words.name, { exact: true }).fill('Dewi\u000bSimulasi\u0000')
  await page.getByLabel('Email').fill('dewi@simulasi.example')
  await page.getByLabel(words.password).fill('kopi pagi\u0000 hari')
  await page.getByRole('button', { name: words.signUp }).click()

  await expect(page.getByLabel(words.password)).toHaveAccessibleDescription(/Ada karakter yang tidak bisa dibaca/)
  await expect(page.getByLabel(words.name, { exact: true })).toHaveValue('Dewi Simulasi')
})

test("pasted extra characters are left out of a card's number", { tag: '@phone-only' }, async ({
  page,
  words,
  toko,
  buyer,
}) => {
  await page.goto((await toko.order()).url)
  await buyer.chooseMethod(words.card)
  await page.getByLabel('Nomor kartu').fill('4811 1111\u000b1111 1114\u0000')
  await page.getByLabel(/^Berlaku sampai/).fill('12/30')
  await page.getByLabel('CVV').fill('123')
  await page.getByRole('button', { name: words.payByCard }).click()

  await expect(page.getByLabel(words.otp)).toBeVisible()
})
