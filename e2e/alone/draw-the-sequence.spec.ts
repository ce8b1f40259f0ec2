import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/console'

test('a purchase is drawn as it happens, and no arrow goes straight from the feed to the shop', async ({
  watch,
  read,
  arrange,
}) => {
  const console = await watch('/sequence')
  const steps = console.getByRole('listitem')

  // The picture has room for the newest messages, and the racers of another journey may take all of it.
  await expect(async () => {
    await console.getByRole('button', { name: read.drawAnew }).click()
    await arrange.order()
    await expect(console.locator('details')).toBeVisible()
    if (await console.locator('details:not([open])').isVisible()) await console.getByText(read.asList).click()

    for (const arrow of [
      /Ramai → Peramban: Token dibuat/,
      /Peramban → Pasar: Token dipakai/,
      /Pasar → Kasir: Pembayaran diminta/,
    ])
      await expect(steps.filter({ hasText: arrow }).first()).toBeVisible({ timeout: 5_000 })
  }).toPass()
  await expect(steps.filter({ hasText: /Ramai → Pasar/ })).toHaveCount(0)
  await expect(console.getByRole('img', { name: read.picture })).toBeVisible()
})

test('the picture is saved as SVG with its four lifelines, and as PNG twice as fine', async ({
  watch,
  read,
  arrange,
}) => {
  await arrange.visit()
  const console = await watch('/sequence')
  await expect(console.getByRole('img', { name: read.picture })).toBeVisible()

  const svg = await save(console, read.saveSvg)
  const png = await save(console, read.savePng)

  const drawn = await console.evaluate((text) => {
    const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml')
    return { name: root.localName, width: root.getAttribute('width'), text: root.textContent }
  }, svg.toString('utf8'))
  expect(drawn).toMatchObject({ name: 'svg', width: '1080' })
  for (const word of ['Ramai', 'Peramban', 'Pasar', 'Kasir', 'Token dibuat']) expect(drawn.text).toContain(word)
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBe(2160)
  expect(png.length).toBeGreaterThan(20_000)
})

async function save(console: Page, name: string) {
  const [download] = await Promise.all([
    console.waitForEvent('download'),
    console.getByRole('button', { name }).click(),
  ])

  return readFile(await download.path())
}
