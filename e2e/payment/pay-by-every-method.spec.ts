import { Browser } from '@jembatan/buyer/browser'
import { submitShown } from '@jembatan/buyer/forms'
import { expect, test } from '../fixtures/journey'
import { kasir, pasar } from '../fixtures/systems'
import { wordsOf } from '../fixtures/words'

const METHODS = Object.keys(wordsOf('id').methods) as (keyof ReturnType<typeof wordsOf>['methods'])[]

// Without scripts the forms are all that a page does, so these need no browser; `pay-at-the-bank`
// clicks the same way.
for (const method of METHODS)
  test(`${method} is chosen on the page, paid on the other side, and the shop's buyer returns`, async ({
    words,
    toko,
  }) => {
    const { url, orderId } = await toko.order()
    const payer = new Browser(kasir.origin, { language: 'id' })
    const open = async (path: string) => ({ path, ...(await payer.ask(path, { headers: { accept: 'text/html' } })) })
    const send = async (page: Awaited<ReturnType<typeof open>>, form: Parameters<typeof submitShown>[2]) =>
      open((await submitShown(payer, page, form)).headers.location ?? page.path)

    const choosing = await open(pathOf(url))
    expect(choosing.body).toMatch(new RegExp(`>${words.methods[method].source.slice(1)}`))
    const waiting = await send(choosing, { having: [`value="${method}"`], fields: { method } })
    expect(waiting.body).toContain(words.waiting)

    const bill = await open(linkIn(waiting.body, words.toSimulator))
    const answered = await send(bill, { having: [`>${words.payBill}<`], fields: { amount: '75000', answer: 'pay' } })
    expect(answered.body).toContain(words.billPaid)
    const paid = await open(linkIn(answered.body, new RegExp(words.toPaymentPage)))
    expect(paid.body).toContain(words.paid)

    expect(linkIn(paid.body, new RegExp(words.backToToko))).toContain(
      `${toko.origin}/selesai?order_id=${orderId}&status_code=200&transaction_status=settlement`,
    )
    expect(await toko.statusOf(orderId)).toMatchObject({ status_code: '200', transaction_status: 'settlement' })
  })

/** Returns where a link with this text leads. */
function linkIn(html: string, text: RegExp) {
  const links = [...html.matchAll(/<a\b[^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gs)]
  const [, href = ''] = links.find(([, , name = '']) => text.test(name)) ?? []

  return pathOf(href.replaceAll('&amp;', '&'))
}

/** Kasir's own addresses as paths; others whole. */
const pathOf = (address: string) => address.replace(kasir.origin, '')

/** One of each kind of waiting page. */
const KINDS = ['other_qris', 'gopay', 'bca_va', 'echannel', 'indomaret'] as const

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a waiting page shows no control that needs a script', { tag: '@phone-only' }, async ({
    page,
    words,
    toko,
    buyer,
  }) => {
    for (const method of KINDS) {
      await page.goto((await toko.order()).url)
      await buyer.chooseMethod(words.methods[method])
      await expect(page.getByText(words.waiting), method).toBeVisible()
      await expect(page.getByRole('button', { name: /^Salin/ }).or(page.getByRole('timer')), method).toHaveCount(0)
    }
  })
})

test('a large order is paid in parts at the bank of the card, as its page and its invoice say', {
  tag: '@phone-only',
}, async ({ page, words, arrange, payOrder, buyer }) => {
  const orderId = await arrange.order(5)
  await payOrder(orderId)
  await buyer.chooseMethod(words.card)
  const installment = page.getByLabel('Cicilan')
  await page.getByRole('button', { name: words.useTestCard }).click()
  await installment.selectOption('bca-3')
  await page.getByRole('button', { name: words.payByCard }).click()
  await expect(installment).toHaveAccessibleDescription(/bukan kartu kredit bank tersebut/)
  await installment.selectOption('bni-6')
  await buyer.payWithCard(words.useTestCard)

  await expect(page.getByText(/^BNI · 6 bulan × Rp1\d\d\.\d{3}$/)).toBeVisible()
  await buyer.returnFromKasir()
  await expect(page.getByText('Kartu kredit atau debit, dicicil 6 bulan ke bank', { exact: true })).toBeVisible()
  await page.goto(`${pasar.origin}/orders/${orderId}/invoice`)
  await page.getByText('Rincian hukum dan kontrak').click()
  await expect(page.getByText(/dengan Kartu kredit atau debit, dicicil 6 bulan ke bank\./)).toBeVisible()
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

test('the payment number from Kasir is on the shop’s waiting page, to be copied', {
  tag: '@phone-only',
}, async ({ page, words, arrange, buyer }) => {
  const orderId = await arrange.order()
  await page.goto(`${pasar.origin}/orders/${orderId}`)
  await page.getByRole('button', { name: words.payNow }).click()
  await page.waitForURL(`${kasir.origin}/**`)
  await buyer.chooseMethod(words.methods.bca_va)
  await expect(page.getByText(words.waiting)).toBeVisible()

  await page.goto(`${pasar.origin}/payment/finish?order_id=${orderId}-1`)

  await expect(page.getByText('Kamu memilih')).toHaveText(/BCA/)
  await expect(page.getByText(/^\d{8,}$/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Salin', exact: true })).toHaveCount(2)
  await expect(page.getByText('Lacak paket')).toBeHidden()
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

test('the merchant says which methods are offered, and which one opens; loading it charges nothing', async ({
  page,
  words,
  toko,
}) => {
  const { url, orderId } = await toko.order({ enabled_payments: ['bank_transfer', 'gopay'] })
  await page.goto(`${url}?language=id&selectedPaymentType=permata_va`)
  await page.getByRole('button', { name: /^en ·/i }).click()
  await page.reload()

  await expect(page.getByRole('heading', { name: 'Pay with Permata virtual account' })).toBeVisible()
  await expect(page.getByRole('radio')).toHaveCount(0)
  expect(await toko.statusOf(orderId)).toMatchObject({ status_code: '404' })

  await page.getByRole('link', { name: 'Change the method' }).click()
  await page.getByRole('button', { name: /^id ·/i }).click()
  await expect(page.getByRole('radio')).toHaveCount(6)
  await expect(page.getByRole('radio', { name: words.methods.permata_va })).toBeChecked()
  await page.goto(`${url}?selectedPaymentType=permata_va`)
  await page.getByRole('button', { name: 'Bayar', exact: true }).click()

  await expect(page.getByText(words.waiting)).toBeVisible()
  expect(await toko.statusOf(orderId)).toMatchObject({ transaction_status: 'pending' })
})

test('a card that was chosen at the merchant opens its form, which leads to the other methods', async ({
  page,
  toko,
}) => {
  const { url } = await toko.order()
  await page.goto(`${url}?selectedPaymentType=credit_card`)

  await page.getByRole('link', { name: 'Pilih cara bayar lain' }).click()

  await expect(page.getByRole('radio', { name: 'Kartu kredit atau debit' })).toBeChecked()
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
