import { expect, test } from '../fixtures/money'
import { pasar } from '../fixtures/systems'

test('a person cancels a paid order, and the money comes back the way it was paid', async ({
  page,
  words,
  arrange,
}) => {
  await page.goto(`${pasar.origin}/orders/${await arrange.paidOrder()}`)
  await expect(page.getByRole('heading', { name: words.received })).toBeVisible()

  await page.getByRole('link', { name: words.cancelOrder }).click()
  await expect(page.getByRole('heading', { name: words.backByQris })).toBeVisible()
  await page.getByRole('button', { name: words.yesCancel }).click()

  await expect(page.getByRole('heading', { name: words.moneyIsBack })).toBeVisible({ timeout: 20_000 })
})

test('what no gateway can give back is transferred in the back office, and the person is told', async ({
  page,
  backOffice,
  words,
  arrange,
  cancel,
}) => {
  const order = await arrange.paidOrder('bca_va')
  await page.goto(`${pasar.origin}/orders/${order}`)
  await expect(page.getByRole('heading', { name: words.received })).toBeVisible()
  await cancel()
  await expect(page.getByRole('heading', { name: words.refund })).toBeVisible()

  await backOffice.goto(`${pasar.origin}/back-office/refunds`)
  const task = backOffice.getByRole('listitem').filter({ hasText: order })
  await task.getByRole('button', { name: words.closeTask }).click()
  await expect(task.getByLabel(words.reference)).toHaveAccessibleDescription(words.referenceMissing)
  await task.getByLabel(words.reference).fill('BCA-2026-0042')
  await task.getByRole('button', { name: words.closeTask }).click()
  await expect(backOffice.getByRole('status')).toContainText(words.taskClosed)

  await expect(page.getByRole('heading', { name: words.moneyIsBack })).toBeVisible()
  await expect(page.getByText(/BCA-2026-0042/)).toBeVisible()
})

test('an order that nobody paid is cancelled without a rupiah', { tag: '@phone-only' }, async ({
  page,
  words,
  arrange,
  cancel,
}) => {
  await arrange.order()
  await page.goto(`${pasar.origin}/orders`)
  await page.getByRole('link', { name: /PSR-/ }).first().click()

  await page.getByRole('link', { name: words.cancelOrder }).click()
  await expect(page.getByRole('heading', { name: words.nothingChargedYet })).toBeVisible()
  await page.goBack()
  await cancel()

  await expect(page.getByRole('heading', { name: words.cancelled })).toBeVisible()
  await expect(page.getByRole('heading', { name: words.refund })).toBeHidden()
})

test('two clicks give the money back once', async ({ page, words, arrange }) => {
  await page.goto(`${pasar.origin}/orders/${await arrange.paidOrder()}`)
  await page.getByRole('link', { name: words.cancelOrder }).click()

  await page.getByRole('button', { name: words.yesCancel }).dblclick()

  await expect(page.getByRole('heading', { name: words.moneyIsBack })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(words.refundBecause, { exact: true })).toHaveCount(1)
})

test('a parcel that arrived is confirmed by its buyer, and the books of its order balance', {
  tag: '@phone-only',
}, async ({ page, backOffice, words, arrange, move }) => {
  const order = await arrange.paidOrder()
  await page.goto(`${pasar.origin}/orders/${order}`)
  await expect(page.getByRole('heading', { name: words.received })).toBeVisible()

  for (const step of [words.pack, words.ship, words.arrive]) await move(order, step)
  await page.getByRole('link', { name: words.confirmReceived }).click()
  await page.getByRole('button', { name: words.yesReceived }).click()

  await expect(page.getByRole('heading', { name: words.done })).toBeVisible()
  await backOffice.goto(`${pasar.origin}/back-office/ledger?order=${order}`)
  await expect(backOffice.getByRole('table').getByRole('rowgroup')).not.toHaveCount(1)
  await backOffice.goto(`${pasar.origin}/back-office/ledger`)
  await expect(backOffice.getByText(words.balanced)).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an unpaid order can be called off', async ({ page, words, arrange }) => {
    await arrange.order()
    await page.goto(`${pasar.origin}/orders`)
    await page.getByRole('link', { name: /PSR-/ }).first().click()

    await page.getByRole('link', { name: words.cancelOrder }).click()
    await page.getByRole('button', { name: words.yesCancel }).click()

    await expect(page.getByRole('heading', { name: words.cancelled })).toBeVisible()
  })
})
