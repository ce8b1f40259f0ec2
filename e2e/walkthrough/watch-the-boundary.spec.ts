import { readFile } from 'node:fs/promises'
import { tokenIn } from '@jembatan/buyer/feed'
import { newViewer, tap } from '@jembatan/buyer/viewer'
import type { Page } from '@playwright/test'
import { openDatabase } from '../../tools/dev/postgres/open-database'
import { expect, newestOf, rowsOf, test } from '../fixtures/console'
import { pasar, ramai, SYSTEMS } from '../fixtures/systems'

test.use({ motion: true })

/** The list itself: the filters have options too. */
const messagesOf = (page: Page, { messages }: { messages: RegExp | string }) =>
  page.getByRole('listbox', { name: messages })

const CLAIMS = ['iss', 'aud', 'jti', 'iat', 'exp', 'sku', 'qty', 'seen', 'promo']
const CLAIM = new RegExp(`^(${CLAIMS.join('|')})$`)

test('a tap in the feed is seen at once on both sides, and opened to the last claim and to what did not cross', async ({
  watch,
  read,
  arrange,
}) => {
  const console = await watch('/inspector')
  const before = await newestOf(console, read.claimed)

  await arrange.visit()

  await expect.poll(() => newestOf(console, read.claimed)).not.toBe(before)
  // Excludes other journeys' taps on other products.
  await console.getByRole('searchbox', { name: read.find }).fill('AYU-SERUM')
  await expect(rowsOf(console, read.minted).first()).toContainText(/Ramai.*Pasar.*F2.*GET \/h/)
  await rowsOf(console, read.minted).first().click()
  const opened = console.getByRole('region', { name: read.minted })
  for (const part of [...read.partsOfAMessage, read.notThere])
    await expect(opened.getByRole('heading', { name: part, exact: true })).toBeVisible()
  await expect(opened.getByRole('term').filter({ hasText: CLAIM })).toHaveText(CLAIMS)
  await expect(opened.getByText('AYU-SERUM')).toBeVisible()
  for (const word of read.neverCrosses) await expect(opened.getByText(word, { exact: true })).toBeVisible()
  await opened.getByRole('button', { name: read.close }).click()
  await expect(opened).toBeHidden()
})

test('a token’s signature is verified in the page, and one changed letter is found', async ({ watch, read }) => {
  const console = await watch('/inspector')
  const token = tokenIn(await tap(ramai.origin, newViewer()))
  await rowsOf(console, read.minted).first().click()
  const opened = console.getByRole('region', { name: read.minted })
  const check = async (text: string) => {
    await opened.getByRole('textbox', { name: /^Token/ }).fill(text)
    await opened.getByRole('button', { name: 'Periksa tanda tangan' }).click()
  }

  await check(`${pasar.origin}/h?t=${token}`)
  await expect(opened.getByText('Tanda tangannya sah.')).toBeVisible()
  const [header, payload, signature = ''] = token.split('.')
  await check([header, payload, `${signature[0] === 'A' ? 'B' : 'A'}${signature.slice(1)}`].join('.'))

  await expect(opened.getByText('Tanda tangannya tidak sah.')).toBeVisible()
})

test('the list shows the filtered messages only, and the keys walk through it', async ({ page, watch, read }) => {
  await page.goto(`${pasar.origin}/h?t=broken`)
  const console = await watch('/inspector')

  await console.getByRole('combobox', { name: read.flow }).selectOption('F2')
  await console.getByRole('combobox', { name: read.verdict }).selectOption(read.refused)

  await expect(rowsOf(console, read.refusedToken).first()).toBeVisible()
  await expect(messagesOf(console, read).getByRole('option', { name: read.passed })).toHaveCount(0)
  // Another journey's refused token would push the selected row down.
  await console.getByRole('button', { name: read.pause }).click()
  await messagesOf(console, read).press('ArrowDown')
  await expect(messagesOf(console, read).getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '1')
  await expect(console.getByRole('region', { name: read.refusedToken })).toBeVisible()

  await console.getByRole('searchbox', { name: read.find }).fill('nothing says this')
  await expect(messagesOf(console, read).getByRole('option')).toHaveCount(0)
})

test('while it is paused nothing moves, and new messages are counted and then shown', async ({
  watch,
  read,
  arrange,
}) => {
  const console = await watch('/inspector')
  await console.getByRole('button', { name: read.pause }).click()
  const first = await messagesOf(console, read).getByRole('option').first().textContent()

  await arrange.visit()

  await expect(console.getByText(read.waiting)).toBeVisible()
  expect(await messagesOf(console, read).getByRole('option').first().textContent()).toBe(first)
  await console.getByRole('button', { name: read.resume }).click()
  await expect(messagesOf(console, read).getByRole('option').first()).not.toHaveText(first ?? '')
})

test('the export equals the audit logs, row for row, with its hash', async ({ watch, read, arrange }) => {
  await arrange.visit()
  const console = await watch('/inspector')
  await expect(rowsOf(console, read.claimed).first()).toBeVisible()

  const events = await exportFrom(console, read.export)

  expect(events.length).toBeGreaterThan(2)
  for (const { system, sequence, hash } of events.slice(-20)) expect(await hashOf(system, sequence)).toBe(hash)
})

type Exported = { system: keyof typeof SYSTEMS; sequence: number; hash: string }

async function exportFrom(console: Page, name: string): Promise<Exported[]> {
  const [download] = await Promise.all([
    console.waitForEvent('download'),
    console.getByRole('button', { name }).click(),
  ])

  return JSON.parse(await readFile(await download.path(), 'utf8')).events
}

async function hashOf(system: keyof typeof SYSTEMS, sequence: number) {
  const sql = openDatabase(SYSTEMS[system].databaseUrl)
  const [row] = await sql<{ hash: string }[]>`select hash from audit_events where sequence = ${sequence}`
  await sql.end()

  return row?.hash
}
