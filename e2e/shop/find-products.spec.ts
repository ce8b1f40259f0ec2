import { untilHydrated } from '../fixtures/hold-scripts'
import { expect, test } from '../fixtures/journey'
import { pasar } from '../fixtures/systems'

test('a person who mistypes finds the goods, narrows the list, keeps one for later and buys it', async ({
  page,
  words,
}) => {
  await page.goto(pasar.origin)
  const box = page.getByRole('combobox', { name: 'Cari barang atau toko' })
  await untilHydrated(box)
  await box.pressSequentially('mankuk')
  await expect(page.getByRole('option', { name: 'LUMBARA Mangkuk Sup Keramik 450 ml' })).toBeVisible()
  await box.press('Enter')
  await expect(page.getByText('Menampilkan hasil untuk “mangkuk”, bukan “mankuk”.')).toBeVisible()

  await page.getByText('Saring', { exact: true }).click()
  await page.getByLabel('Kota toko').selectOption('Makassar')
  await page.getByLabel('Harga tertinggi').fill('50.000')
  await page.getByRole('button', { name: 'Terapkan' }).click()
  await expect(page.getByRole('heading', { name: '1 produk' })).toBeVisible()
  await expect(page).toHaveURL(/city=Makassar/)
  await page.getByRole('link', { name: /LUMBARA Mangkuk Sup/ }).click()

  await page.getByRole('button', { name: /^Simpan ke wishlist: / }).click()
  await expect(page.getByRole('button', { name: /^Ada di wishlist: / })).toBeVisible()
  await page.getByRole('link', { name: 'Wishlist' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Wishlist' })).toBeVisible()
  await page.getByRole('link', { name: /^Pilih varian: LUMBARA Mangkuk Sup/ }).click()
  await page.getByRole('button', { name: words.buyNow }).click()

  await page.waitForURL(`${pasar.origin}/checkout/**`)
  await expect(page.getByText('LUMBARA Mangkuk Sup Keramik 450 ml').first()).toBeVisible()
})

test('paging through the reviews keeps the selected option', async ({ page, buyer, words }) => {
  await page.goto(`${pasar.origin}/products/senja-kopi`)
  await buyer.chooseVariant('500 g')
  const more = page.getByRole('link', { name: 'Ulasan berikutnya' })
  const chosen = page.getByRole('navigation', { name: words.options }).getByRole('link', { name: '500 g', exact: true })

  await untilHydrated(more)
  await more.click()

  await expect(page.getByRole('link', { name: 'Ulasan pertama' })).toBeVisible()
  await expect(chosen).toHaveAttribute('aria-current', 'true')
})

test('a picture opens in full screen by the keyboard, grows around its centre, and closes where it was', async ({
  page,
}) => {
  await page.goto(`${pasar.origin}/products/rempata-kecap`)
  const picture = page.getByRole('link', { name: 'Perbesar foto 1/3' })
  await untilHydrated(picture)

  await picture.press('Enter')

  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('1/3')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(dialog.getByText('3/3')).toBeVisible()
  await expect(dialog.getByRole('img', { name: /dipakai di meja makan/ })).toBeVisible()
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  const frame = dialog.getByRole('img').locator('..')
  await expect
    .poll(() => frame.evaluate((box) => Math.round((box.scrollLeft + box.clientWidth / 2) / (box.scrollWidth / 100))))
    .toBe(50)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(picture).toBeFocused()
})

test('a change of language keeps how the list was sorted, and on a phone it is in sight', {
  tag: '@phone-only',
}, async ({ page }) => {
  await page.goto(`${pasar.origin}/search?q=kopi`)
  const dearest = page.getByRole('link', { name: 'Termahal' })
  await untilHydrated(dearest)
  await dearest.click()
  await expect(page).toHaveURL(/sort=dearest/)

  await page.getByRole('button', { name: 'English' }).click()

  await expect(page.getByRole('link', { name: 'Price: high to low' })).toBeInViewport({ ratio: 1 })
  await expect(page).toHaveURL(/\/search\?q=kopi&sort=dearest$/)
})

test('removing the last wish keeps the focus in its place', async ({ page }) => {
  await page.goto(`${pasar.origin}/products/kala-mug`)
  await page.getByRole('button', { name: /^Simpan ke wishlist: / }).click()
  await expect(page.getByRole('button', { name: /^Ada di wishlist: / })).toBeVisible()
  await page.getByRole('link', { name: 'Wishlist' }).click()
  // The previous page has a button with the same name.
  await expect(page.getByRole('heading', { level: 1, name: 'Wishlist' })).toBeVisible()
  const drop = page.getByRole('button', { name: /^Ada di wishlist: / })
  await untilHydrated(drop)

  await drop.press('Enter')

  await expect(page.getByRole('heading', { name: 'Wishlist-mu kosong' })).toBeFocused()
})

test('a wish of which the browser has no session any more is dropped without a page that says it is not there', async ({
  page,
  context,
}) => {
  await page.goto(`${pasar.origin}/products/kala-mug`)
  await page.getByRole('button', { name: /^Simpan ke wishlist: / }).click()
  await expect(page.getByRole('button', { name: /^Ada di wishlist: / })).toBeVisible()
  await page.getByRole('link', { name: 'Wishlist' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Wishlist' })).toBeVisible()
  await context.clearCookies({ name: '__Host-pasar_session' })

  await page.getByRole('button', { name: /^Ada di wishlist: / }).click()

  await expect(page.getByRole('heading', { name: 'Wishlist-mu kosong' })).toBeVisible()
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('goods are searched, narrowed, wished for and dropped again', { tag: '@phone-only' }, async ({
    page,
    words,
  }) => {
    await page.goto(pasar.origin)
    const box = page.getByRole('searchbox')
    await box.fill('!?+')
    await page.getByRole('button', { name: 'Cari' }).click()
    await expect(page.getByText('“!?+” tidak memuat huruf atau angka')).toBeVisible()
    await expect(box).toHaveValue('!?+')
    await expect(page.getByRole('link', { name: 'Dapur' })).toBeVisible()
    await box.fill('kopi')
    await page.getByRole('button', { name: 'Cari' }).click()
    await page.getByRole('link', { name: 'Termurah' }).click()
    await expect(page).toHaveURL(/q=kopi&sort=cheapest/)
    await page.goto(`${pasar.origin}/search?q=kopi&min=banyak&sort=termurah`)
    await expect(page.getByText('tidak bisa dibaca dan diabaikan: Urutan.')).toBeVisible()
    const [lowest, highest] = [page.getByLabel('Harga terendah'), page.getByLabel('Harga tertinggi')]
    await expect(lowest).toHaveAccessibleDescription(/Tulis angka rupiah/)
    await expect(lowest).toHaveValue('banyak')
    await lowest.fill('Rp 90.000')
    await highest.fill('1.000')
    await page.getByRole('button', { name: 'Terapkan' }).click()
    await expect(highest).toHaveAccessibleDescription(/Harga terendah melebihi/)
    await expect(highest).toHaveValue('1.000')
    await page.goto(`${pasar.origin}/search?q=kopi`)

    await page.getByRole('link', { name: /SENJA Kopi Gayo/ }).click()
    await expect(page.getByRole('button', { name: words.buyNow })).toBeInViewport({ ratio: 1 })
    await page.getByRole('button', { name: /^Simpan/ }).click()
    await page.getByRole('link', { name: 'Wishlist' }).click()
    await page.getByRole('button', { name: /^Ada di wishlist/ }).click()

    await expect(page.getByRole('heading', { name: 'Wishlist-mu kosong' })).toBeVisible()
    await page.goto(pasar.origin)
    await expect(
      page.getByRole('list', { name: 'Terakhir dilihat' }).getByRole('link', { name: /SENJA/ }),
    ).toBeVisible()
  })

  test('a product’s page marks a helpful review, shares, measures, and leads to similar goods and the shop', {
    tag: '@phone-only',
  }, async ({ page }) => {
    await page.goto(`${pasar.origin}/products/langkah-sandal?order=helpful`)
    const helpful = page.getByRole('button', { name: /^Membantu/ }).first()
    const before = await helpful.textContent()
    await helpful.click()
    const marked = page.getByRole('button', { name: /^Membantu/, pressed: true })
    await expect(marked).toHaveCount(1)
    await expect(page).toHaveURL(/order=helpful/)
    await marked.click()
    await expect(marked).toHaveCount(0)
    await expect(helpful).toHaveText(before ?? '')

    await page.getByText('Panduan ukuran').click()
    await expect(page.getByRole('row', { name: /^42 26,7/ })).toBeVisible()
    await page.getByText('Bagikan', { exact: true }).click()
    await expect(page.getByRole('link', { name: 'WhatsApp' })).toHaveAttribute(
      'href',
      /wa\.me.*products%2Flangkah-sandal$/,
    )

    await page.getByRole('list', { name: 'Barang serupa' }).getByRole('link').first().click()
    await expect(page).not.toHaveURL(/langkah-sandal/)
    await page.getByRole('link', { name: 'Kunjungi toko' }).click()
    await expect(page).toHaveURL(/\/shops\//)
  })
})
