import { signUp } from '@jembatan/buyer/member'
import { reportPost } from '@jembatan/buyer/operator'
import type { Locator, Page } from '@playwright/test'
import sharp from 'sharp'
import { untilHydrated } from '../fixtures/hold-scripts'
import { expect, inView, test } from '../fixtures/journey'
import { addressOf } from '../fixtures/processes'
import { environmentOf, ramai } from '../fixtures/systems'

/** Runs alone: everybody sees a new post first. */
const CAPTION = 'Senja di atas atap jemuran'

const picture = (background: string) =>
  sharp({ create: { width: 800, height: 900, channels: 3, background } })
    .png()
    .toBuffer()

/** More focus stops than the longest page has. */
const MOST_STOPS = 120

/** Reaches a control by Tab, as a person without a mouse does. */
async function tabTo(page: Page, control: Locator) {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${control} cannot be reached by Tab`)
}

test('a creator writes by keyboard, brings a picture, publishes an ad, and finds it first in the feed', async ({
  page,
}) => {
  const press = async (control: Locator) => {
    await tabTo(page, control)
    await page.keyboard.press('Enter')
  }
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  await page.goto(`${ramai.origin}/studio`)
  await press(page.locator('summary', { hasText: 'Demo' }))
  await press(page.getByRole('button', { name: /^Masuk sebagai Rani .* kreator$/ }))
  await press(button('Postingan baru'))

  const caption = page.getByRole('textbox', { name: 'Keterangan dalam bahasa Indonesia' })
  await tabTo(page, page.getByRole('combobox', { name: 'Promosi' }))
  await page.keyboard.press('ArrowDown')
  await tabTo(page, caption)
  await page.keyboard.type(`${CAPTION} #senjakota`)
  await expect(page.getByText('Tersimpan', { exact: true })).toBeVisible()
  await page.reload()
  await expect(caption).toHaveValue(`${CAPTION} #senjakota`)

  const file = page.getByLabel(/^Gambar(mu| atau klip pendekmu) sendiri/)
  await untilHydrated(file)
  const html = Buffer.from('<!doctype html><script>alert(1)</script>')
  await file.setInputFiles({ name: 'senja.png', mimeType: 'image/png', buffer: html })
  await expect(page.getByRole('alert', { name: 'Periksa lagi' })).toContainText('Jenis berkas ini tidak diterima')
  await expect(caption).toHaveValue(`${CAPTION} #senjakota`)
  await file.setInputFiles({ name: 'senja.png', mimeType: 'image/png', buffer: await picture('#c8243a') })
  await expect(page.getByText('Gambar atau klipmu siap.')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Unggahanmu' })).toBeChecked()

  await press(button('Terbitkan sekarang'))
  await expect(page.getByRole('alert', { name: 'Periksa lagi' })).toBeFocused()
  await press(page.getByRole('link', { name: 'Jelaskan apa yang terlihat di gambar atau klipmu.' }))
  await expect(page.getByRole('textbox', { name: 'Apa yang terlihat' })).toBeFocused()
  await page.keyboard.type('Langit merah di atas jemuran')
  await press(button('Terbitkan sekarang'))
  await expect(page.getByText('Terbit. Postingan sudah ada di feed.')).toBeVisible()

  const reader = await page.context().browser()?.newPage({ locale: 'id-ID' })
  if (!reader) throw new Error('There is no browser.')
  const viewReport = reader.waitForResponse((response) => response.url().endsWith('/views'))
  await reader.goto(`${ramai.origin}/creators/rani?post=${await newestPost(page)}`)
  const post = inView(reader)
  await expect(post).toContainText(CAPTION)
  await expect(post.getByText('Iklan', { exact: true })).toBeVisible()
  await expect(post.getByRole('link', { name: '#senjakota' })).toBeVisible()
  const photo = post.getByRole('img', { name: 'Langit merah di atas jemuran' })
  await expect.poll(() => photo.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth)).toBe(720)
  expect((await viewReport).status()).toBe(204)
  await reader.goto(ramai.origin)
  await expect(inView(reader)).toContainText(CAPTION)
  await reader.close()

  await page.goto(`${ramai.origin}/studio`)
  const own = page.getByRole('listitem').filter({ hasText: CAPTION })
  await expect(own.getByRole('definition').first()).toHaveText(/^[12]$/)
  await press(own.locator('summary'))
  await press(own.getByRole('button', { name: 'Hapus selamanya' }))
  await expect(page.getByText('Postingan sudah dihapus.')).toBeVisible()
})

async function newestPost(page: Page) {
  const look = page.getByRole('listitem').filter({ hasText: CAPTION }).getByRole('link', { name: 'Lihat' })

  return new URL((await look.getAttribute('href')) ?? '', ramai.origin).searchParams.get('post')
}

test('the files of an upload that operators take down are gone, also for a browser that has cached them', async ({
  page,
}) => {
  await page.goto(`${ramai.origin}/studio`)
  await page.getByText('Demo', { exact: true }).click()
  await page.getByRole('button', { name: /^Masuk sebagai Rani .* kreator$/ }).click()
  await page.getByRole('button', { name: 'Postingan baru', exact: true }).click()
  await page.getByRole('textbox', { name: 'Keterangan dalam bahasa Indonesia' }).fill(CAPTION)
  const file = { name: 'senja.png', mimeType: 'image/png', buffer: await picture('#2b5f8a') }
  const field = page.getByLabel(/^Gambar(mu| atau klip pendekmu) sendiri/)
  await untilHydrated(field)
  await field.setInputFiles(file)
  await expect(page.getByText('Gambar atau klipmu siap.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Apa yang terlihat' }).fill('Langit biru')
  const picked = page.getByRole('radio', { name: 'Unggahanmu' })
  const path = `/uploads/${await picked.inputValue()}/hero.avif`
  await page.getByRole('button', { name: 'Terbitkan sekarang' }).click()
  await expect(page.getByText('Terbit. Postingan sudah ada di feed.')).toBeVisible()
  const ask = (headers = {}) =>
    page.request.get(addressOf(ramai.origin) + path, { headers: { host: new URL(ramai.origin).host, ...headers } })
  const first = await ask()
  const again = () => ask({ 'if-none-match': first.headers().etag ?? '' })
  expect([first.status(), (await again()).status(), first.headers()['cache-control']]).toEqual([
    200,
    304,
    'public, no-cache',
  ])
  expect(first.headers()['cross-origin-resource-policy']).toBe('same-origin')

  const { browser: reporter } = await signUp(ramai.origin, 'Simulasi Pelapor')
  await reportPost(reporter, (await newestPost(page)) ?? '')
  await page.goto(`${ramai.origin}/desk`)
  await page.getByLabel('Nama moderator').fill('Sekar Simulasi')
  await page.getByLabel('Kunci moderasi').fill((await environmentOf('ramai')).RAMAI_DESK_KEY ?? '')
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.getByRole('link', { name: /Laporan menunggu keputusan/ }).click()
  await page.getByRole('link', { name: `Lihat kasus · ${CAPTION}` }).click()
  await expect(page.getByRole('img', { name: 'Langit biru' })).toBeVisible()
  await page.getByLabel('Alasan penurunan').selectOption('misleading')
  await page.getByLabel('Penjelasan untuk pemilik').fill('Menyesatkan.')
  await page.getByRole('button', { name: 'Turunkan' }).click()
  await expect(page.getByRole('status')).toHaveText('Sudah diturunkan, dan pemiliknya diberi tahu.')

  expect([(await again()).status(), (await ask()).status()]).toEqual([410, 410])
  await page.goto(`${ramai.origin}/studio`)
  await expect(page.getByRole('listitem').filter({ hasText: CAPTION })).toContainText('Diturunkan')
})
