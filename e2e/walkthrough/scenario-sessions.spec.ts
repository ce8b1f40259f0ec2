import { expect, openScenario, stepsOf, test } from '../fixtures/scenario'
import { walkthrough } from '../fixtures/systems'

test('an unknown scenario is answered by the list, an unknown step by the steps, for people and programs', async ({
  page,
}) => {
  const answer = await page.goto(`${walkthrough.origin}/scenarios/tidak-ada`)
  expect(answer?.status()).toBe(404)
  await expect(page.getByText('Skenario “tidak-ada” tidak ada.')).toBeVisible()
  await expect(page.getByRole('link', { name: /Alur normal/ })).toBeVisible()

  await page.goto(`${walkthrough.origin}/scenarios/used-token/9`)
  await expect(page.getByText('Langkah “9” tidak ada di skenario ini.')).toBeVisible()
  await expect(stepsOf(page)).toHaveCount(3)

  await openScenario(page, 'normal')
  const ask = (path: string) =>
    page.evaluate(async (path) => {
      const answer = await fetch(path, { method: 'POST' })

      return { status: answer.status, body: await answer.json() }
    }, path)
  expect(await ask('/api/scenario/tidak-ada')).toMatchObject({ status: 404, body: { scenarios: expect.any(Array) } })
  expect(await ask('/api/scenario/normal/jump/99')).toMatchObject({ status: 404, body: { steps: expect.any(Array) } })
})

test('a reset calls off this session’s orders and leaves every other session alone', async ({
  page,
  jump,
  browser,
}) => {
  const context = await browser.newContext()
  const neighbour = await context.newPage()
  await openScenario(neighbour, 'notification-forged')
  const opened = neighbour.waitForEvent('popup')
  await neighbour.getByRole('button', { name: 'Lompat ke sini · langkah 8:' }).click()
  const theirs = await opened
  await expect(theirs.getByRole('heading', { name: 'Selesaikan pembayaranmu' })).toBeVisible()
  await openScenario(page, 'notification-forged')
  const mine = await jump(8)
  await expect(mine.getByRole('heading', { name: 'Selesaikan pembayaranmu' })).toBeVisible()

  await page.getByRole('button', { name: 'Atur ulang' }).click()

  await expect(page.getByText('1 pesanan yang belum dibayar dibatalkan')).toBeVisible()
  await mine.reload()
  await expect(mine.getByRole('heading', { name: 'Selesaikan pembayaranmu' })).toBeHidden()
  await theirs.reload()
  await expect(theirs.getByRole('heading', { name: 'Selesaikan pembayaranmu' })).toBeVisible()
  await context.close()
})
