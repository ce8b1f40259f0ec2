import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/console'

// Runs alone: the picture has room for the newest messages only, and another journey's racers would
// fill it.
test('a purchase is drawn as it happens, without an arrow from the feed to the shop, and saved as SVG and as PNG', async ({
  watch,
  read,
  arrange,
}) => {
  const console = await watch('/sequence')
  const steps = console.getByRole('listitem')
  await console.getByRole('button', { name: read.drawAnew }).click()

  await arrange.order()
  await console.getByText(read.asList).click()

  for (const arrow of [
    /Ramai → Browser: Token dibuat/,
    /Browser → Pasar: Pembeli tiba lewat tautan/,
    /Pasar → Kasir: Pembayaran diminta/,
  ])
    await expect(steps.filter({ hasText: arrow }).first()).toBeVisible()
  await expect(steps.filter({ hasText: /Ramai → Pasar/ })).toHaveCount(0)
  await expect(console.getByRole('img', { name: read.picture })).toBeVisible()
  const requested = steps.filter({ hasText: /Pembayaran diminta/ })
  await console.getByRole('slider', { name: read.stepThrough }).press('Home')
  await expect(requested).toHaveCount(0)
  await console.getByRole('slider', { name: read.stepThrough }).press('End')
  await expect(requested.first()).toBeVisible()

  const svg = await save(console, read.saveSvg)
  const png = await save(console, read.savePng)

  const drawn = await console.evaluate((text) => {
    const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml')
    return { name: root.localName, width: root.getAttribute('width'), text: root.textContent }
  }, svg.toString('utf8'))
  expect(drawn).toMatchObject({ name: 'svg', width: '1080' })
  for (const word of ['Ramai', 'Browser', 'Pasar', 'Kasir', 'Token dibuat']) expect(drawn.text).toContain(word)
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
