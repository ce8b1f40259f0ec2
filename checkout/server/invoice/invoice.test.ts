import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { invoiceFiles, invoices, paymentAttempts, products, shops } from '@/db/schema'
import { getOrder } from '../order-view/get-order'
import { openPayment } from '../payment/attempt/open-payment'
import { requestRefund } from '../refund/request-refund'
import { after, placeTestOrder } from '../testing/test-order'
import { getInvoice } from './get-invoice'
import { keepInvoiceFile, readInvoiceFile } from './invoice-file'

async function paidOrder() {
  const order = await placeTestOrder()
  await Promise.all([1, 2].map(() => order.reportStatus({})))

  return order
}

test('an order gets its invoice with its payment, once, and none before', async () => {
  const { db, ...order } = await placeTestOrder()
  await expect(getInvoice({ db, ...order }, order)).rejects.toMatchObject({ code: 'invoice_missing' })
  await expect(readInvoiceFile({ db, ...order }, order)).rejects.toMatchObject({ code: 'invoice_missing' })

  await order.reportStatus({ status: 'pending' })
  expect(await db.$count(invoices)).toBe(0)
  await Promise.all([1, 2, 3].map(() => order.reportStatus({})))

  expect(await db.$count(invoices)).toBe(1)
  expect(await getInvoice({ db, ...order }, order)).toMatchObject({
    number: expect.stringMatching(/^INV\/2026\/11\/\d{6}$/),
    issuedAt: after(5).toISOString(),
    method: 'qris',
    amounts: { subtotal: 258_000, total: order.total },
    buyer: { recipient: 'Sari Wulandari', district: 'Menteng' },
    parcels: [
      {
        seller: { id: 'rumah-ayu' },
        courier: { name: 'Merpati' },
        subtotal: 258_000,
        includedTax: 25_568,
        lines: [
          { sku: 'AYU-SERUM', quantity: 2, unitPrice: 129_000, standards: [{ kind: 'BPOM' }, { kind: 'HALAL' }] },
        ],
      },
    ],
    sha256: null,
  })
})

test('an invoice and the order name the months of a card that pays in installments', async () => {
  const { db, ...order } = await placeTestOrder()

  await order.reportStatus({ method: 'credit_card', status: 'capture', approved: true, installmentTerm: 6 })

  expect(await getInvoice({ db, ...order }, order)).toMatchObject({ method: 'credit_card', installmentMonths: 6 })
  expect(await getOrder(db, order)).toMatchObject({ payment: { method: 'credit_card', installmentMonths: 6 } })
  await expect(db.update(paymentAttempts).set({ installmentMonths: 0 })).rejects.toMatchObject({
    cause: { constraint_name: 'payment_attempts_pay_in_months' },
  })
})

test('an invoice from when an order had one seller reads as one parcel', async () => {
  const { db, ...order } = await paidOrder()
  const now = await getInvoice({ db, ...order }, order)
  await db.execute(sql`alter table invoices disable trigger user`)
  await db.execute(sql`
    update invoices set document = document - 'parcels' || jsonb_build_object(
      'seller', document #> '{parcels,0,seller}', 'courier', document #> '{parcels,0,courier}',
      'lines', document #> '{parcels,0,lines}'
    )`)
  await db.execute(sql`alter table invoices enable trigger user`)

  expect(await getInvoice({ db, ...order }, order)).toEqual(now)
})

test('an invoice keeps its terms when shop and catalogue change', async () => {
  const { db, ...order } = await paidOrder()
  const agreed = await getInvoice({ db, ...order }, order)

  await db.update(shops).set({ name: 'Another name', taxable: false })
  await db.update(products).set({ standards: [], nameId: 'Another product', delisted: true })

  expect(await getInvoice({ db, ...order }, order)).toEqual(agreed)
  await expect(db.update(invoices).set({ issuedAt: after(9) })).rejects.toMatchObject({
    cause: { message: expect.stringContaining('append-only') },
  })
})

test('refunds are listed beside the invoice, which does not change', async () => {
  const { db, ...order } = await paidOrder()
  const agreed = await getInvoice({ db, ...order }, order)

  await requestRefund({ db, now: after(9) }, { ...order, reason: 'desk', amount: 50_000 })
  expect(await getInvoice({ db, ...order }, order)).toEqual({ ...agreed, givenBack: 0 })
  await order.publish(after(10))

  expect(await getInvoice({ db, ...order }, order)).toEqual({ ...agreed, givenBack: 50_000 })
})

test('a payment too many that went back is none of the sale’s money', async () => {
  const { db, gateway, ...order } = await placeTestOrder()
  await order.reportStatus({ status: 'expire' }, after(2))
  await openPayment({ db, gateway, ...order, now: after(3) }, order)
  for (const attempt of [2, 1]) await order.reportStatus({}, after(4), `${order.orderId}-${attempt}`)
  for (const later of [6, 7]) await order.publish(after(later))

  expect(await order.readRefunds()).toMatchObject([{ reason: 'twice', state: 'confirmed' }])
  expect(await getInvoice({ db, ...order }, order)).toMatchObject({ givenBack: 0 })
})

test('a stranger finds neither the invoice nor its file, nor learns that there is none', async () => {
  const { db, ...order } = await placeTestOrder()
  const stranger = { ...order, sessionHash: 'another session' }
  await expect(getInvoice({ db, ...stranger }, stranger)).rejects.toMatchObject({ code: 'order_missing' })
  await expect(readInvoiceFile({ db, ...stranger }, stranger)).rejects.toMatchObject({ code: 'order_missing' })

  await order.reportStatus({})

  await expect(getInvoice({ db, ...stranger }, stranger)).rejects.toMatchObject({ code: 'order_missing' })
  await expect(readInvoiceFile({ db, ...stranger }, stranger)).rejects.toMatchObject({ code: 'order_missing' })
  await expect(
    keepInvoiceFile({ db, ...stranger, now: after(6) }, { ...stranger, file: new Blob(['x']) }),
  ).rejects.toMatchObject({
    code: 'order_missing',
  })
  expect(await db.$count(invoiceFiles)).toBe(0)
})

test('one of two parallel first readers draws the stored file, and both get its bytes', async () => {
  const { db, ...order } = await paidOrder()
  expect(await readInvoiceFile({ db, ...order }, order)).toBeNull()

  const drawings = ['one', 'other'].map((text) =>
    keepInvoiceFile({ db, ...order, now: after(6) }, { ...order, file: new Blob([text]) }),
  )
  const [first, second] = await Promise.all(drawings)

  expect(first?.bytes).toEqual(second?.bytes)
  expect(await readInvoiceFile({ db, ...order }, order)).toEqual(first)
  expect((await getInvoice({ db, ...order }, order)).sha256).toBe(
    createHash('sha256')
      .update(first?.bytes ?? '')
      .digest('hex'),
  )
  await expect(db.delete(invoiceFiles).where(eq(invoiceFiles.orderId, order.orderId))).rejects.toMatchObject({
    cause: { message: expect.stringContaining('append-only') },
  })
})
