import { Browser } from '@jembatan/contract/conformance/browser'
import type { Page } from '@playwright/test'
import { atKasir } from '../fixtures/money'
import { linkTo, present } from '../fixtures/present'
import { expect, test } from '../fixtures/scenario'
import { kasir, pasar, walkthrough } from '../fixtures/systems'

const BANNER = 'Jam ketiga sistem tidak sama'

test.afterEach(makeClocksEqual)

test('time passes in all three systems together', async ({ page }) => {
  await present(page, '/scenarios')
  const clocks = page.getByRole('region', { name: 'Waktu demo' }).getByRole('listitem')
  await expect(clocks).toHaveCount(3)

  await page.getByRole('button', { name: /^2 menit/ }).click()

  await expect(page.getByText('Waktu maju 2 menit.')).toBeVisible()
  await expect(clocks.filter({ hasText: /maju .* dari jam mesin/ })).toHaveCount(3)
})

test('a clock that runs alone is named on the stage, and one press makes all three equal', async ({
  page,
  context,
}) => {
  await present(page, '/')
  const banner = page.getByRole('alert').filter({ hasText: BANNER })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(banner).toBeHidden()

  const console = await context.newPage()
  // Less than any payment deadline: otherwise all unpaid orders of other journeys would expire at
  // once, and keep the systems busy.
  await advanceAtConsole(console, '5 menit')

  await expect(banner).toContainText('Kasir 5 menit lebih maju')
  await banner.getByRole('button', { name: 'Samakan jam' }).click()
  await expect(banner).toBeHidden()
})

test('the evidence names the clocks first, and checks nothing while they differ', async ({ page }) => {
  await atKasir('clock/advance', { seconds: 900 })
  await present(page, '/evidence?rows=2')

  await page.getByRole('button', { name: 'Jalankan pemeriksaan' }).click()

  await expect(page.getByRole('alert').filter({ hasText: 'Tidak ada yang diperiksa' })).toContainText(
    'Kasir 15 menit lebih maju',
  )
  await expect(page.getByRole('list', { name: 'Pengendalian dan temuannya' }).getByRole('listitem')).toHaveCount(0)
})

test('with two clocks the order’s page names the differing one, and never leads to an expired payment page', async ({
  page,
  arrange,
  words,
}) => {
  const order = await arrange.order()
  await page.goto(`${pasar.origin}/orders/${order}`)
  await atKasir('clock/advance', { seconds: 2 * 3600 })

  await page.getByRole('button', { name: words.payNow }).click()
  await expect(page.getByText('Jam Kasir berbeda dari jam Pasar')).toBeVisible()
  await page.getByRole('button', { name: 'Periksa lagi, lalu bayar' }).click()

  await expect(page.getByRole('button', { name: 'Periksa lagi, lalu bayar' })).toBeEnabled()
  await expect(page).toHaveURL(`${pasar.origin}/orders/${order}`)
})

async function advanceAtConsole(page: Page, step: string) {
  await page.goto(`${kasir.origin}/console`)
  await page.getByRole('button', { name: 'Masuk sebagai Dewi (demo)' }).click()
  await page.getByText('Simulasi: jam dan gangguan').click()
  await expect(page.getByText('Hanya jam Kasir yang maju di sini')).toBeVisible()
  const moved = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name: step, exact: true }).click()
  await moved
}

/** Restores equal clocks for the next test. */
async function makeClocksEqual() {
  const session = new Browser(walkthrough.origin)
  await session.ask((await linkTo('/')).replace(walkthrough.origin, ''))
  await session.ask('/api/time', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ equal: true }),
  })
}
