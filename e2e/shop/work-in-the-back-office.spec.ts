import { Browser } from '@jembatan/contract/conformance/browser'
import { holdScripts } from '../fixtures/hold-scripts'
import { expect, test } from '../fixtures/money'
import { signIn } from '../fixtures/operator'
import { PAGES } from '../fixtures/pages'
import { pasar } from '../fixtures/systems'
import { faultsOn } from '../fixtures/violations'

test('axe finds nothing in the back office, and a chosen parcel is packed and handed over', async ({
  page,
  arrange,
}) => {
  test.slow()
  const order = await arrange.paidOrder()
  await page.goto(`${pasar.origin}/back-office/sign-in`)
  expect(await faultsOn(page)).toEqual([])
  await signIn(page)
  for (const place of [...PAGES.backOffice, `/orders/${order}`]) {
    await page.goto(`${pasar.origin}/back-office${place}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

    expect.soft(await faultsOn(page), place).toEqual([])
  }

  const label = page.waitForEvent('download')
  await page.getByRole('link', { name: /^Label paket/ }).click()
  expect((await label).suggestedFilename()).toBe('label.pdf')
  await page.goto(`${pasar.origin}/back-office/orders?show=to_pack`)
  await page.getByRole('checkbox', { name: new RegExp(order) }).check()
  await page.getByRole('button', { name: 'Proses yang dipilih' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Paket yang dipilih' })).toBeVisible()
  expect.soft(await faultsOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Tandai 1 paket dikemas' }).click()
  await expect(page.getByText('1 paket dikemas.')).toBeVisible()
  await page.getByRole('button', { name: 'Serahkan 1 paket ke kurir' }).click()
  await expect(page.getByText(/RESI-\d{12}/)).toBeVisible()
})

test('without a session every back-office page leads to the sign-in page, and a wrong key is refused', async ({
  page,
  words,
}) => {
  for (const place of PAGES.backOffice) {
    const { headers } = await new Browser(pasar.origin).ask(`/back-office${place}`)
    expect(new URL(headers.location ?? '', pasar.origin).href, place).toBe(`${pasar.origin}/back-office/sign-in`)
  }

  await page.goto(`${pasar.origin}/back-office`)
  await page.getByLabel(words.backOfficeKey).fill('a'.repeat(64))
  await page.getByRole('button', { name: words.signIn }).click()

  await expect(page.getByLabel(words.backOfficeKey)).toHaveAccessibleDescription(words.notTheBackOfficeKey)
  await expect(page.getByLabel(words.backOfficeKey)).toHaveValue('')
})

test('a reader stays where they are when the scripts arrive, and the row of places shows the present one', async ({
  backOffice,
}) => {
  const row = backOffice.getByRole('navigation', { name: 'Bagian back office' })
  const present = row.getByRole('link', { name: 'Toko' })
  const last = backOffice.getByRole('link', { name: /^Akhiri promosi/ }).last()
  await backOffice.setViewportSize({ width: 390, height: 844 })
  const scripts = await holdScripts(backOffice)
  await backOffice.goto(`${pasar.origin}/back-office/shops`, { waitUntil: 'domcontentloaded' })
  await last.scrollIntoViewIfNeeded()
  await expect(present).not.toBeInViewport()

  scripts.release()
  await expect.poll(() => row.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0)

  await expect(last).toBeInViewport()
  // Scrolls the page only: scrolling the control into view would move the row, too.
  await backOffice.evaluate(() => scrollTo(0, 0))
  await expect(present).toBeInViewport({ ratio: 1 })
})

test('an address from before the back office had its name leads there', async ({ backOffice }) => {
  await backOffice.goto(`${pasar.origin}/desk/refunds?show=all`)

  await expect(backOffice).toHaveURL(`${pasar.origin}/back-office/refunds?show=all`)
})

test('a promotion is ended for good after a confirmation, by keyboard only', async ({
  backOffice,
  books: { pasar: sql },
}) => {
  await sql`insert into promos (id, code, creator, sku) values (990001, 'UJI-AKHIR', 'rani', 'KALA-MUG')`
  const end = backOffice.getByRole('link', { name: 'Akhiri promosi · UJI-AKHIR' })
  await backOffice.goto(`${pasar.origin}/back-office/shops`)

  await end.press('Enter')
  await expect(backOffice.getByText('UJI-AKHIR oleh rani')).toBeVisible()
  await backOffice.getByRole('link', { name: 'Jangan diakhiri' }).press('Enter')
  await end.press('Enter')
  await backOffice.getByRole('button', { name: 'Ya, akhiri promosi' }).press('Enter')

  await expect(backOffice.getByRole('listitem').filter({ hasText: 'UJI-AKHIR' }).last()).toContainText(
    /Berakhir .* WIB/,
  )
  await expect(end).toHaveCount(0)
  await backOffice.goto(`${pasar.origin}/back-office/shops/promos/990001`)
  await expect(backOffice).toHaveURL(`${pasar.origin}/back-office/shops#griya-kriya`)
  await sql`delete from promos where id = 990001`
})

test('an undeliverable parcel ends its order after a confirmation', async ({
  page,
  words,
  arrange,
  backOffice,
  move,
}) => {
  await page.goto(`${pasar.origin}/checkout/${await arrange.basket()}`)
  const cash = page.getByRole('button', { name: words.payAtTheDoor })
  await cash.click()
  await expect(cash).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: words.placeOrder }).click()
  await page.waitForURL(/\/orders\/PSR-/)
  const order = page.url().split('/').at(-1) ?? ''
  const refused = backOffice.getByRole('link', { name: `Ditolak di pintu · ${order}` })
  for (const step of ['Tandai dikemas', 'Serahkan ke kurir']) await move(order, step)

  await refused.click()
  await backOffice.getByRole('link', { name: 'Kembali ke pesanan' }).click()
  await refused.click()
  await backOffice.getByRole('button', { name: 'Ya, ditolak di pintu' }).click()

  await expect(backOffice.getByRole('status')).toContainText(`${order} ditolak di pintu`)
  await expect(refused).toHaveCount(0)
})

test('a file that is not a report is refused at its field', async ({ backOffice, words }) => {
  await backOffice.goto(`${pasar.origin}/back-office/settlements`)
  await backOffice.getByLabel(words.report).setInputFiles({
    name: 'report.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('name,price\nserum,129000\n'),
  })

  await backOffice.getByRole('button', { name: words.matchReport, exact: true }).click()

  await expect(backOffice.getByLabel(words.report)).toHaveAccessibleDescription(words.reportBroken)
})
