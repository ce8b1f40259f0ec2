import { test as base, expect } from '../fixtures/journey'
import { kasir } from '../fixtures/systems'

const simulator = (path = '') => `${kasir.origin}/simulator${path}`

// Other tests use scripts: they pay a bill beside an open page, and decline one beside axe.
base.use({ javaScriptEnabled: false })

/** An unpaid bank transfer, with its number and the link to its bank. */
const test = base.extend<{ bill: { number: string; orderId: string } }>({
  bill: async ({ page, words, toko, buyer }, use) => {
    const { url, orderId } = await toko.order()
    await page.goto(url)
    await buyer.chooseMethod(words.methods.bca_va)
    await expect(page.getByText(words.waiting)).toBeVisible()
    const { va_numbers } = (await toko.statusOf(orderId)) as { va_numbers: { va_number: string }[] }
    await use({ number: va_numbers[0]?.va_number ?? '', orderId })
  },
})

test('a number that is pasted in groups is found wherever it is paid', async ({ page, words, bill }) => {
  await page.goto(simulator())
  await page.getByLabel(words.anyCode).fill(bill.number.replace(/(\d{4})/g, '$1 '))
  await page.getByRole('button', { name: words.findBill }).click()

  await page.waitForURL(`${simulator('/bca/va')}**`)
  await expect(page.getByText('Toko Contoh')).toBeVisible()
  await expect(page.getByText(/^Rp75\.000$/)).toBeVisible()
})

test('a wrong amount is refused at its field, and the right one is taken', async ({ page, words, toko, bill }) => {
  await page.goto(simulator(`/bca/va?code=${bill.number}`))
  await page.getByLabel(words.billAmount).fill('7.500')
  await page.getByRole('button', { name: words.payBill, exact: true }).click()
  await expect(page.getByLabel(words.billAmount)).toHaveAccessibleDescription(words.amountWrong)
  expect(await toko.statusOf(bill.orderId)).toMatchObject({ transaction_status: 'pending' })

  await page.getByLabel(words.billAmount).fill('Rp 75.000')
  await page.getByRole('button', { name: words.payBill, exact: true }).click()

  await expect(page.getByRole('heading', { name: words.billPaid })).toBeVisible()
})

test('a paid bill is not paid twice', async ({ page, words, bill }) => {
  await page.goto(simulator(`/bca/va?code=${bill.number}`))
  await page.getByRole('button', { name: words.payBill, exact: true }).click()
  await expect(page.getByRole('heading', { name: words.billPaid })).toBeVisible()

  await page.goto(simulator(`/bca/va?code=${bill.number}`))

  await expect(page.getByRole('heading', { name: words.billPaidBefore })).toBeVisible()
})

test('after the bank declines, the payment page accepts another method', async ({ page, words, toko, bill }) => {
  await page.goto(simulator(`/bca/va?code=${bill.number}`))
  await page.getByRole('button', { name: words.declineBill, exact: true }).click()

  await expect(page.getByRole('heading', { name: words.billDeclined })).toBeVisible()
  expect(await toko.statusOf(bill.orderId)).toMatchObject({ transaction_status: 'deny' })
})

test('a number of another bank is answered with its own bank', async ({ page, words, bill }) => {
  await page.goto(simulator(`/bni/va/index?code=${bill.number}`))

  await expect(page.getByRole('heading', { name: words.billElsewhere })).toBeVisible()
})

test('an expired number takes no money', async ({ page, words, bill }) => {
  await page.getByRole('button', { name: words.expireNow }).click()
  await expect(page.getByRole('heading', { name: words.timeIsUp })).toBeVisible()

  await page.goto(simulator(`/bca/va?code=${bill.number}`))

  await expect(page.getByRole('heading', { name: words.billExpired })).toBeVisible()
})

test('a number that was never issued is unknown', async ({ page, words }) => {
  await page.goto(simulator())
  await page.getByLabel(words.anyCode).fill('0000 0000 0000 0000')
  await page.getByRole('button', { name: words.findBill }).click()

  await expect(page.getByRole('alert').filter({ hasText: words.billUnknown })).toBeVisible()
})
