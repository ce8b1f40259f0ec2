import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { importedRows, invoices, orderReaders } from '@/db/schema'
import { getInvoice } from '../../invoice/get-invoice'
import { keepInvoiceFile } from '../../invoice/invoice-file'
import { cleanShop, rowOf } from '../testing/old-shop-rows'
import { NOW as now, openStaging } from '../testing/open-staging'
import { changeRow } from '../validation/decide-row'
import { importStaged } from './import-staged'

const sessionHash = 'its buyer'

/** Reads the invoice as a buyer who has looked up their order. */
async function openInvoice({ db }: Pick<Awaited<ReturnType<typeof openStaging>>, 'db'>) {
  const [{ target: orderId = '' } = {}] = await db
    .select()
    .from(importedRows)
    .where(eq(importedRows.tableName, 'orders'))
  await db.insert(orderReaders).values({ orderId, sessionHash }).onConflictDoNothing()

  return getInvoice({ db, sessionHash }, { orderId })
}

test('an imported order has an invoice of Pasar that names the invoice it replaces', async () => {
  const shop = await openStaging(cleanShop(1))

  await shop.importAll()

  expect(await openInvoice(shop)).toMatchObject({
    number: expect.stringMatching(/^INV\/2024\/02\/\d{6}$/),
    issuedAt: now.toISOString(),
    method: 'qris',
    oldShop: {
      orderNumber: 'TL-10000001',
      paidAt: '2024-01-03T05:01:00+00:00',
      invoice: { number: 'INV/TL/1', issuedAt: '2024-01-03T05:00:00+00:00' },
    },
    buyer: { recipient: 'Siti Rahma' },
    amounts: { subtotal: 50_000, shipping: 9000, total: 59_000 },
    parcels: [
      {
        seller: { id: 'toko-asri-1', nib: '9120000000001', taxable: false },
        courier: null,
        lines: [{ sku: 'TL-0000001', name: 'Kemeja 1', quantity: 2, unitPrice: 25_000 }],
      },
    ],
    sha256: null,
  })
})

test('imported again, no invoice is issued twice, and an unpaid order gets none', async () => {
  const clean = cleanShop(2)
  const { db, sql, load } = await openStaging({
    ...clean,
    orders: [rowOf('orders', { id: 1 }), rowOf('orders', { id: 2, status: 'cancelled', paidAt: null })],
    payments: [rowOf('payments', { id: 1 }), rowOf('payments', { id: 2, status: 'expired', paidAt: null })],
    invoices: [rowOf('invoices', { id: 1 })],
  })

  await importStaged(sql, { now })
  const [issued] = await db.select().from(invoices)
  await load({ orders: [rowOf('orders', { id: 1 })] })
  await importStaged(sql, { now: new Date('2024-02-29T03:00:00Z') })

  expect(await db.select().from(invoices)).toEqual([issued])
})

test('an invoice without order, a second one and one of another sum are quarantined', async () => {
  const { listQuarantine } = await openStaging({
    ...cleanShop(2),
    invoices: [
      rowOf('invoices', { id: 1 }),
      rowOf('invoices', { id: 2, orderId: 1 }),
      rowOf('invoices', { id: 3, orderId: 2, amount: 58_999 }),
      rowOf('invoices', { id: 4, orderId: 99 }),
    ],
  })

  expect(await listQuarantine()).toEqual([
    'invoices 2 invoice_twice',
    'invoices 3 invoice_sum_wrong',
    'invoices 4 order_missing',
  ])
})

test('a repair changes the document only before the file is first downloaded', async () => {
  const shop = await openStaging({ ...cleanShop(1), invoices: [rowOf('invoices', { id: 1, amount: 1 })] })
  await shop.importAll()
  expect((await openInvoice(shop)).oldShop?.invoice).toBeNull()

  await changeRow({ sql: shop.sql, operator: 'sari', now }, { table: 'invoices', key: 1, cells: { amount: 59_000 } })
  await shop.importAll()
  const repaired = await openInvoice(shop)
  expect(repaired.oldShop?.invoice?.number).toBe('INV/TL/1')
  await keepInvoiceFile({ db: shop.db, sessionHash, now }, { orderId: repaired.orderId, file: new Blob(['%PDF']) })
  await shop.load({ orders: [rowOf('orders', { id: 1, recipient: 'Orang Lain' })] })
  await shop.importAll()

  expect((await openInvoice(shop)).buyer.recipient).toBe('Siti Rahma')
  await expect(shop.db.update(invoices).set({ issuedAt: now })).rejects.toMatchObject({
    cause: { message: expect.stringContaining('append-only') },
  })
})
