import { readFile } from 'node:fs/promises'
import { signUp } from '@jembatan/buyer/member'
import { reportPost } from '@jembatan/buyer/operator'
import { Browser } from '@jembatan/contract/conformance/browser'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/journey'
import { readPasar } from '../fixtures/shops-file'
import { environmentOf, ramai } from '../fixtures/systems'
import { violationsOn } from '../fixtures/violations'

/** A post that no other journey uses. */
const POST = 'murni-simpanan'
const LOOK_AT_CASE = /^Lihat kasus · Kain-kain simpanan Ibu dicuci /
const PLACES = ['', '/reports', '/complaints', '/catalogue']

async function signInToDesk(page: Page) {
  await page.goto(`${ramai.origin}/desk`)
  await page.getByLabel('Nama moderator').fill('Sekar Simulasi')
  await page.getByLabel('Kunci moderasi').fill((await environmentOf('ramai')).RAMAI_DESK_KEY ?? '')
  await page.getByRole('button', { name: 'Masuk' }).click()
  await expect(page.getByRole('heading', { name: 'Moderasi', exact: true })).toBeVisible()
}

test("a reported post is taken down, appealed against with the notice's number, and restored", async ({ page }) => {
  const { browser: member } = await signUp(ramai.origin, 'Simulasi Pelapor')
  await reportPost(member, POST)
  await signInToDesk(page)

  await page.getByRole('link', { name: /Laporan menunggu keputusan/ }).click()
  await page.getByRole('link', { name: LOOK_AT_CASE }).click()
  await expect(page.getByRole('heading', { name: 'Konten yang dilaporkan' })).toBeVisible()
  await expect(page.getByText('Laporan pertamanya.')).toBeVisible()
  await page.getByRole('button', { name: 'Tangani kasus ini' }).click()
  await expect(page.getByText('Kamu menangani kasus ini.')).toBeVisible()
  await page.getByRole('button', { name: 'Biarkan' }).click()
  await expect(page.getByRole('status')).toContainText('Kasus ditutup')
  expect(await violationsOn(page)).toEqual([])

  await page.getByRole('button', { name: 'Batalkan keputusan' }).click()
  await expect(page.getByRole('status')).toContainText('terbuka lagi')
  const takeDown = page.getByRole('button', { name: 'Turunkan' })
  await expect(takeDown).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await takeDown.click()
  await expect(page.getByRole('alert', { name: 'Periksa lagi' })).toContainText('Pilih alasan.')
  await page.getByLabel('Alasan penurunan').selectOption('misleading')
  await page.getByLabel('Penjelasan untuk pemilik').fill('Menjanjikan yang tidak mungkin.')
  await page.getByRole('button', { name: 'Turunkan' }).click()
  await expect(page.getByRole('status')).toHaveText('Sudah diturunkan, dan pemiliknya diberi tahu.')
  await page.goto(`${ramai.origin}/?post=${POST}`)
  await expect(page.getByRole('heading', { name: 'Postingan ini sudah diturunkan' })).toBeVisible()

  await page.goto(`${ramai.origin}/desk/reports?show=standing&queue=mine`)
  await page.getByRole('link', { name: LOOK_AT_CASE }).click()
  const notice = /[0-9A-F]{4}(-[0-9A-F]{4}){3}/.exec((await page.getByRole('main').textContent()) ?? '')?.[0] ?? ''
  await page.goto(`${ramai.origin}/appeals?notice=${notice}`)
  await expect(page.getByText('Kain-kain simpanan Ibu dicuci')).toBeVisible()
  await expect(page.getByText('Menjanjikan yang tidak mungkin.')).toBeVisible()
  await expect(page.getByText('Satu dari tiga pelanggaran berlaku')).toBeVisible()
  await page.getByLabel('Mengapa keputusan ini keliru?').fill('Tidak ada janji apa pun di dalamnya.')
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Ajukan banding' }).click()
  await expect(page.getByRole('status')).toContainText('Bandingmu sudah masuk.')
  await expect(page.getByRole('status')).toBeFocused()

  await page.goto(`${ramai.origin}/desk/reports?show=appealed`)
  await page.getByRole('link', { name: LOOK_AT_CASE }).click()
  await page.getByLabel('Jawaban atas banding').fill('Benar, tidak menyesatkan.')
  await page.getByRole('button', { name: 'Terima banding dan pulihkan' }).click()
  await expect(page.getByRole('status')).toContainText('ditampilkan lagi')
})

test('axe finds nothing at the desk, and without its session every page leads to the sign-in page', async ({
  page,
}) => {
  for (const place of PLACES) {
    const { headers } = await new Browser(ramai.origin).ask(`/desk${place}`)
    expect(new URL(headers.location ?? '', ramai.origin).href, place).toBe(`${ramai.origin}/desk/sign-in`)
  }
  await signInToDesk(page)

  for (const place of PLACES) {
    await page.goto(`${ramai.origin}/desk${place}`)
    expect(await violationsOn(page), place).toEqual([])
  }

  const { catalogueFile } = await readPasar(await environmentOf('ramai'))
  const genuine = await readFile(catalogueFile, 'utf8')
  const bring = (text: string) =>
    page
      .getByLabel(/Berkas katalog/)
      .setInputFiles({ name: 'catalogue.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await bring(genuine.replace(/"amount": ?/, '$&1'))
  await page.getByRole('button', { name: 'Periksa berkas' }).click()
  await expect(page.getByRole('alert', { name: 'Berkas ini tidak diterima' })).toContainText(
    'Tanda tangannya bukan dari kunci',
  )
  await bring(genuine)
  await page.getByRole('button', { name: 'Periksa berkas' }).click()
  await expect(page.getByText('Tidak ada produk yang berubah.')).toBeVisible()
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Buang berkas' }).click()
  await expect(page.getByRole('status')).toContainText('Berkas dibuang')
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a complaint keeps the typed text, gets a number, and is found only with its secret', async ({ page }) => {
    await page.goto(`${ramai.origin}/complaints`)
    await page.getByLabel('Apa yang terjadi?').fill('Iklan serum ini menjanjikan terlalu banyak.')
    await page.getByRole('button', { name: 'Kirim pengaduan' }).click()
    await expect(page.getByRole('link', { name: 'Pilih tentang apa.' })).toBeVisible()
    await expect(page.getByLabel('Apa yang terjadi?')).toHaveValue('Iklan serum ini menjanjikan terlalu banyak.')
    await page.getByLabel('Tentang').selectOption('ad')
    await page.getByRole('button', { name: 'Kirim pengaduan' }).click()
    const words = (await page.getByRole('status').textContent()) ?? ''
    const number = /RMI-\d{6}/.exec(words)?.[0] ?? ''
    const secret = /[0-9a-f]{20}/.exec(words)?.[0] ?? ''

    const find = async (text: string) => {
      await page.getByLabel('Nomor tiket').fill(number)
      await page.getByLabel('Kata kunci tiket').fill(text)
      await page.getByRole('button', { name: 'Lihat tiket' }).click()
    }
    await page.goto(`${ramai.origin}/complaints`)
    await find('0'.repeat(20))
    await expect(page.getByRole('alert')).toContainText('Tidak ada tiket')
    await find(secret)
    await expect(page.getByRole('status')).toContainText('Menunggu jawaban')
  })
})
