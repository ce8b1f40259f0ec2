import { expect, test } from '../fixtures/journey'
import { wordsOf } from '../fixtures/words'

const METHODS = Object.keys(wordsOf('id').methods) as (keyof ReturnType<typeof wordsOf>['methods'])[]

test.describe.configure({ mode: 'parallel' })

test.describe('without JavaScript', () => {
  // Half the cost; with scripts other tests of this folder select and pay a method.
  test.use({ javaScriptEnabled: false })

  for (const method of METHODS) {
    test(`${method} is chosen on the page, paid on the other side, and the shop's buyer returns`, {
      tag: '@phone-only',
    }, async ({ page, words, toko, buyer }) => {
      const { url, orderId } = await toko.order()
      await page.goto(url)
      await buyer.chooseMethod(words.methods[method])
      await expect(page.getByText(words.waiting)).toBeVisible()
      await expect(page.getByRole('button', { name: /^Salin/ }).or(page.getByRole('timer'))).toHaveCount(0)

      await page.getByRole('link', { name: words.toSimulator }).click()
      await page.getByRole('button', { name: words.payBill, exact: true }).click()
      await expect(page.getByRole('heading', { name: words.billPaid })).toBeVisible()
      await page.getByRole('link', { name: words.toPaymentPage }).click()
      await expect(page.getByRole('heading', { name: words.paid })).toBeVisible()
      await expect(page.getByRole('button', { name: 'Tetap di halaman ini' })).toHaveCount(0)
      await page.getByRole('link', { name: words.backToToko }).click()

      await page.waitForURL(
        `${toko.origin}/selesai?order_id=${orderId}&status_code=200&transaction_status=settlement**`,
      )
      expect(await toko.statusOf(orderId)).toMatchObject({ status_code: '200', transaction_status: 'settlement' })
    })
  }
})

test('a card is paid with the code of its bank', { tag: '@phone-only' }, async ({ page, words, toko, buyer }) => {
  const { url, orderId } = await toko.order()
  await page.goto(url)
  await buyer.chooseMethod(words.card)
  await buyer.payWithCard(words.useTestCard)

  await expect(page.getByRole('heading', { name: words.paid })).toBeVisible()
  expect(await toko.statusOf(orderId)).toMatchObject({ transaction_status: 'capture', fraud_status: 'accept' })
})

test('a challenged card is under review, and the page does not ask for another payment', async ({
  page,
  words,
  toko,
  buyer,
}) => {
  const { url, orderId } = await toko.order()
  await page.goto(url)
  await buyer.chooseMethod(words.card)
  await buyer.payWithCard(words.useReviewedCard)

  await expect(page.getByRole('heading', { name: words.underReview })).toBeVisible()
  expect(await toko.statusOf(orderId)).toMatchObject({ status_code: '201', fraud_status: 'challenge' })
})

test('a card that is charged through Core is verified at its issuer, who sends its owner back', async ({
  page,
  words,
  toko,
}) => {
  await page.goto(await toko.chargeCard())

  await page.getByLabel(words.otp).fill('112233')
  await page.getByRole('button', { name: words.verify }).click()
  await expect(page.getByRole('heading', { name: words.verified })).toBeVisible()
  await page.getByRole('link', { name: words.backToToko }).click()

  await page.waitForURL(`${toko.origin}/selesai?**transaction_status=capture**`)
})

test('a mind may change until the method is confirmed', async ({ page, words, toko, buyer }) => {
  const { url, orderId } = await toko.order()
  await page.goto(url)
  await buyer.chooseMethod(words.card)
  await expect(page.getByRole('heading', { name: words.payByCardTitle })).toBeVisible()
  expect(await toko.statusOf(orderId)).toMatchObject({ status_code: '404' })

  await page.getByRole('link', { name: words.otherMethod }).click()
  await buyer.chooseMethod(words.methods.alfamart)

  await expect(page.getByText(words.waiting)).toBeVisible()
  expect(await toko.statusOf(orderId)).toMatchObject({ payment_type: 'cstore', store: 'alfamart' })
})

test('a denial costs nothing, and the same page takes another way', async ({ page, words, toko, buyer }) => {
  const { url, orderId } = await toko.order()
  await page.goto(url)
  await buyer.chooseMethod(words.methods.gopay)
  await page.getByRole('button', { name: words.denyPayment }).click()
  await expect(page.getByText(words.deniedPayment)).toBeVisible()

  await buyer.chooseMethod(words.methods.bri_va)
  await page.getByRole('button', { name: words.simulatePayment }).click()

  await expect(page.getByRole('heading', { name: words.paid })).toBeVisible()
  expect(await toko.statusOf(orderId)).toMatchObject({ transaction_status: 'settlement' })
})

test('an expired page says so and leads back', async ({ page, words, toko, buyer }) => {
  const { url, orderId } = await toko.order()
  await page.goto(url)
  await buyer.chooseMethod(words.methods.other_qris)
  await page.getByRole('button', { name: words.expireNow }).click()
  await expect(page.getByRole('heading', { name: words.timeIsUp })).toBeVisible()

  await page.getByRole('link', { name: words.backToToko }).click()

  await page.waitForURL(`${toko.origin}/selesai?**transaction_status=expire**`)
  expect(await toko.statusOf(orderId)).toMatchObject({ status_code: '407' })
})

test('the merchant says which ways are offered, and which is chosen at first', async ({ page, words, toko }) => {
  const { url } = await toko.order({ enabled_payments: ['bank_transfer', 'gopay'] })

  await page.goto(`${url}?selectedPaymentType=permata_va`)

  await expect(page.getByRole('radio')).toHaveCount(6)
  await expect(page.getByRole('radio', { name: words.methods.permata_va })).toBeChecked()
})

test('an open page follows a payment that is made elsewhere', async ({ page, context, words, toko, buyer }) => {
  const { url } = await toko.order()
  await page.goto(url)
  await buyer.chooseMethod(words.methods.bni_va)
  const bank = await context.newPage()
  await bank.goto(
    new URL((await page.getByRole('link', { name: words.toSimulator }).getAttribute('href')) ?? '', url).href,
  )
  await bank.getByRole('button', { name: words.payBill, exact: true }).click()
  await expect(bank.getByRole('heading', { name: words.billPaid })).toBeVisible()

  await page.bringToFront()

  await expect(page.getByRole('heading', { name: words.paid })).toBeVisible()
})
