import { test as base, expect } from '../fixtures/journey'
import { kasir } from '../fixtures/systems'

const simulator = (path = '') => `${kasir.origin}/simulator${path}`

// Other tests use scripts: they pay a bill beside an open page, and decline one beside axe.
base.use({ javaScriptEnabled: false })

/** An unpaid bank transfer, with its number; its payment page is open. */
const test = base.extend<{ openBill: () => Promise<{ number: string; orderId: string }> }>({
  openBill: async ({ page, words, toko, buyer }, use) =>
    use(async () => {
      const { url, orderId } = await toko.order()
      await page.goto(url)
      await buyer.chooseMethod(words.methods.bca_va)
      await expect(page.getByText(words.waiting)).toBeVisible()
      const { va_numbers } = (await toko.statusOf(orderId)) as { va_numbers: { va_number: string }[] }

      return { number: va_numbers[0]?.va_number ?? '', orderId }
    }),
})

test('a bill is found by its number, paid with the right amount at its own bank, and not paid twice', async ({
  page,
  words,
  toko,
  openBill,
}) => {
  const { number, orderId } = await openBill()
  const pageOfPayment = page.url()
  await page.goto(simulator(`/bni/va/index?code=${number}`))
  await expect(page.getByRole('heading', { name: words.billElsewhere })).toBeVisible()

  await page.goto(simulator())
  await page.getByLabel(words.anyCode).fill(number.replace(/(\d{4})/g, '$1 '))
  await page.getByRole('button', { name: words.findBill }).click()
  await page.waitForURL(`${simulator('/bca/va')}**`)
  await expect(page.getByText('Toko Contoh')).toBeVisible()
  await expect(page.getByText(/^Rp75\.000$/)).toBeVisible()

  await page.getByLabel(words.billAmount).fill('7.500')
  await page.getByRole('button', { name: words.payBill, exact: true }).click()
  await expect(page.getByLabel(words.billAmount)).toHaveAccessibleDescription(words.amountWrong)
  expect(await toko.statusOf(orderId)).toMatchObject({ transaction_status: 'pending' })
  await page.getByLabel(words.billAmount).fill('Rp 75.000')
  await page.getByRole('button', { name: words.payBill, exact: true }).click()
  await expect(page.getByRole('heading', { name: words.billPaid })).toBeVisible()

  await page.goto(pageOfPayment)
  await expect(page.getByRole('heading', { name: words.paid })).toBeVisible()
  await expect(page.getByRole('button', { name: words.stayHere })).toHaveCount(0)
  await page.getByRole('link', { name: words.backToToko }).click()
  await page.waitForURL(`${toko.origin}/selesai?order_id=${orderId}**transaction_status=settlement**`)

  await page.goto(simulator(`/bca/va?code=${number}`))
  await expect(page.getByRole('heading', { name: words.billPaidBefore })).toBeVisible()
})

test('a bank takes no money for a declined, an expired or an unknown number', async ({
  page,
  words,
  toko,
  openBill,
}) => {
  const declined = await openBill()
  await page.goto(simulator(`/bca/va?code=${declined.number}`))
  await page.getByRole('button', { name: words.declineBill, exact: true }).click()
  await expect(page.getByRole('heading', { name: words.billDeclined })).toBeVisible()
  expect(await toko.statusOf(declined.orderId)).toMatchObject({ transaction_status: 'deny' })

  const expired = await openBill()
  await page.getByRole('button', { name: words.expireNow }).click()
  await expect(page.getByRole('heading', { name: words.timeIsUp })).toBeVisible()
  await page.goto(simulator(`/bca/va?code=${expired.number}`))
  await expect(page.getByRole('heading', { name: words.billExpired })).toBeVisible()

  await page.goto(simulator())
  await page.getByLabel(words.anyCode).fill('0000 0000 0000 0000')
  await page.getByRole('button', { name: words.findBill }).click()
  await expect(page.getByRole('alert').filter({ hasText: words.billUnknown })).toBeVisible()
})
