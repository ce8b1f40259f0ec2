import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { untilHydrated } from '../fixtures/hold-scripts'
import { expect, test } from '../fixtures/journey'
import { ramai } from '../fixtures/systems'
import { faultsOn } from '../fixtures/violations'
import type { Words } from '../fixtures/words'

/** Texts that a creator reads and presses, written independently of the app. */
const STUDIO = {
  open: 'Buka akun',
  newPost: 'Postingan baru',
  caption: 'Keterangan dalam bahasa Indonesia',
  // A machine without ffmpeg takes no clips and says so.
  file: /^Gambar(mu| atau klip pendekmu) sendiri/,
  upload: 'Unggah',
  ready: 'Gambar atau klipmu siap.',
  broken: 'Berkas rusak dan tidak bisa dibaca sampai selesai.',
  alt: 'Apa yang terlihat',
  when: 'Kapan',
  schedule: 'Jadwalkan',
  timePast: 'Waktu ini sudah lewat. Pilih yang nanti, atau terbitkan sekarang.',
  scheduled: 'Terjadwal',
}

const CAPTION = 'Kain yang dijemur sore'

async function becomeCreator(page: Page, words: Words, { open, newPost }: { open: string; newPost: string }) {
  await page.goto(`${ramai.origin}/studio`)
  await page.getByRole('link', { name: words.signUp }).click()
  await page.getByLabel(words.name, { exact: true }).fill('Kenanga Simulasi')
  await page.getByLabel('Email').fill(`${randomUUID()}@simulasi.example`)
  await page.getByLabel(words.password).fill('kopi pagi hari')
  await page.getByRole('button', { name: words.signUp }).click()
  await page.getByRole('button', { name: open }).click()
  await page.getByRole('button', { name: newPost }).click()
  await page.waitForURL(`${ramai.origin}/studio/*-*`)
}

type Scheduling = { look?: (page: Page, what: string) => Promise<void>; hasScripts?: boolean }

/**
 * Writes a post with a broken picture first, and schedules it for tomorrow; typed values must
 * survive.
 */
async function scheduleWithPicture(page: Page, { look = async () => {}, hasScripts = true }: Scheduling) {
  const whole = await sharp({ create: { width: 400, height: 500, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer()
  const bring = async (buffer: Buffer) => {
    await page.getByLabel(STUDIO.file).setInputFiles({ name: 'kain.jpg', mimeType: 'image/jpeg', buffer })
    // With scripts a chosen file is uploaded at once.
    if (!hasScripts) await page.getByRole('button', { name: STUDIO.upload, exact: true }).click()
  }

  if (hasScripts) await untilHydrated(page.getByLabel(STUDIO.file))
  await page.getByLabel(STUDIO.caption).fill(CAPTION)
  await bring(whole.subarray(0, whole.length / 2))
  await expect(page.getByRole('link', { name: STUDIO.broken })).toBeVisible()
  await expect(page.getByLabel(STUDIO.caption)).toHaveValue(CAPTION)
  await look(page, 'a draft with a mistake')
  await bring(whole)
  await expect(page.getByRole('status').filter({ hasText: STUDIO.ready })).toBeVisible()
  await page.getByLabel(STUDIO.alt).fill('Kain hijau')
  await page.getByLabel(STUDIO.when).fill('2026-01-01T10:00')
  await page.getByRole('button', { name: STUDIO.schedule }).click()
  await expect(page.getByRole('link', { name: STUDIO.timePast })).toBeVisible()
  await page.getByLabel(STUDIO.when).fill(new Date(Date.now() + 31 * 3_600_000).toISOString().slice(0, 16))
  await page.getByRole('button', { name: STUDIO.schedule }).click()

  const own = page.getByRole('listitem').filter({ hasText: CAPTION })
  await expect(own).toContainText(STUDIO.scheduled)
  await look(page, '/studio')

  return own.locator('input[name="post"]').first().getAttribute('value')
}

test('a post with a picture waits for its time, and axe finds nothing on the way', async ({ page, words }) => {
  await becomeCreator(page, words, STUDIO)

  await scheduleWithPicture(page, {
    look: async (page, what) => expect.soft(await faultsOn(page), what).toEqual([]),
  })
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a scheduled post with a picture is hidden from others until its time', { tag: '@phone-only' }, async ({
    page,
    words,
    browser,
  }) => {
    await becomeCreator(page, words, STUDIO)

    const id = await scheduleWithPicture(page, { hasScripts: false })

    const stranger = await browser.newPage()
    expect((await stranger.goto(`${ramai.origin}/posts/${id}`))?.status()).toBe(404)
    await stranger.close()
  })
})
