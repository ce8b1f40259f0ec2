import { expect, test } from '../fixtures/console'
import { present } from '../fixtures/present'
import { walkthrough } from '../fixtures/systems'
import { violationsOn } from '../fixtures/violations'

// Runs alone: it stops a system.

test('the pre-flight page names a stopped system, and Make ready starts it again', async ({ watch }) => {
  test.slow()
  const stage = await watch('/')
  await stage.getByRole('button', { name: 'Matikan Ramai', exact: true }).click()
  await stage.getByRole('button', { name: 'Hentikan Ramai sekarang' }).click()
  await expect(stage.getByText(/Ramai mati/)).toBeVisible({ timeout: 30_000 })

  await stage.getByRole('link', { name: 'Siap tampil' }).click()
  const systems = stage.getByRole('listitem').filter({ hasText: 'Ketiga sistem' })
  await expect(systems).toContainText('belum siap')
  await expect(systems).toContainText('Ramai tidak menjawab.')
  expect(await violationsOn(stage)).toEqual([])
  await stage.getByRole('button', { name: 'Siapkan' }).click()

  await expect(stage.getByText('Dinyalakan lagi: Ramai.')).toBeVisible({ timeout: 60_000 })
  await expect(systems).toContainText('Ramai, Pasar, dan Kasir menjawab.')
  await expect(stage).toHaveURL(`${walkthrough.origin}/ready`)
})

test('without scripts the lights are read and Make ready works', async ({ browser, page }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' })
  const plain = await context.newPage()

  await present(plain, '/ready')
  await expect(
    plain.getByRole('list', { name: 'Checklist before the demonstration' }).getByRole('listitem'),
  ).toHaveCount(10)
  await plain.getByRole('button', { name: 'Make ready' }).click()

  await expect(plain.getByRole('heading', { name: /^Repaired at/ })).toBeVisible()
  await context.close()
  await page.goto(`${walkthrough.origin}/ready`)
  await expect(page.getByText('buka tautan yang dicetak npm start')).toBeVisible()
})
