import type { BundleRow, BundleTable, Cell } from '@jembatan/migration-bundle'
import { columnsOf } from '@jembatan/migration-bundle'
import type { Rows } from './write-bundle'

const day = (number: number) => new Date(Date.UTC(2024, 0, number, 5))

type RowFields<Table extends BundleTable> = Partial<BundleRow<Table>> & { id: number }

const base: { [Table in BundleTable]: (id: number) => BundleRow<Table> } = {
  merchants: (id) => ({
    id,
    name: `Toko Asri ${id}`,
    ownerName: 'Budi Santoso',
    phone: `0811${String(id).padStart(8, '0')}`,
    email: `toko${id}@contoh.example`,
    city: 'Bandung',
    province: 'Jawa Barat',
    nib: `91200${String(id).padStart(8, '0')}`,
    npwp: null,
    bankAccount: `SIMULASI-${id}`,
    status: 'open',
    joinedAt: day(1),
  }),
  merchantPapers: (id) => ({ id, merchantId: 1, kind: 'ktp', number: `SIMULASI-KTP-${id}`, expiresAt: null }),
  products: (id) => ({
    id,
    price: 25_000,
    merchantId: 1,
    sku: `TL-${String(id).padStart(7, '0')}`,
    name: `Kemeja ${id}`,
    category: 'pakaian',
    stock: 7,
    origin: 'Indonesia',
    crossBorder: false,
    fobCents: null,
    standard: null,
    standardNumber: null,
    changedAt: day(2),
    picture: null,
  }),
  shoppers: (id) => ({
    id,
    name: 'Siti Rahma',
    phone: `0812${String(id).padStart(8, '0')}`,
    email: `pembeli${id}@contoh.example`,
    address: 'Jalan Melati No. 7, Bandung, Jawa Barat',
    consent: 'yes',
    consentText: 'pindah-1',
    consentAt: day(20),
    joinedAt: day(1),
  }),
  vouchers: (id) => ({ id, amount: 5000, code: `LAMA${id}`, merchantId: 1, quota: 10, used: 1, endsAt: day(90) }),
  orders: (id) => ({
    id,
    total: 59_000,
    number: `TL-${10_000_000 + id}`,
    shopperId: 1,
    merchantId: 1,
    status: 'completed',
    subtotal: 50_000,
    shipping: 9000,
    discount: 0,
    voucherCode: null,
    recipient: 'Siti Rahma',
    address: 'Jalan Melati No. 7, Bandung, Jawa Barat',
    postalCode: '40111',
    placedAt: day(3),
    paidAt: new Date(day(3).getTime() + 60_000),
    endedAt: day(6),
  }),
  orderLines: (id) => ({
    id,
    amount: 50_000,
    orderId: id,
    productId: 1,
    name: 'Kemeja 1',
    quantity: 2,
    unitPrice: 25_000,
  }),
  payments: (id) => ({
    id,
    amount: 59_000,
    orderId: id,
    account: 'TOKO-LAMA',
    partnerOrderId: `TL-${10_000_000 + id}-1`,
    transactionId: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
    method: 'qris',
    status: 'settled',
    createdAt: day(3),
    paidAt: new Date(day(3).getTime() + 60_000),
  }),
  refunds: (id) => ({
    id,
    amount: 59_000,
    paymentId: id,
    kind: 'refund',
    status: 'done',
    reason: 'Barang rusak',
    requestedAt: day(7),
    endedAt: day(8),
  }),
  balances: (id) => ({ id, amount: 50_000, merchantId: id, changedAt: day(21) }),
  reviews: (id) => ({ id, productId: 1, orderId: id, shopperId: 1, rating: 5, words: 'Bagus.', writtenAt: day(7) }),
  invoices: (id) => ({ id, amount: 59_000, orderId: id, number: `INV/TL/${id}`, issuedAt: day(3) }),
}

/** A valid row of the old shop with the test's changes, in the contract's column order. */
export function rowOf<Table extends BundleTable>(table: Table, fields: RowFields<Table>): Cell[] {
  const row = { ...base[table](fields.id), ...fields } as Record<string, Cell>

  return columnsOf(table).map((column) => row[column] ?? null)
}

/** A shop of one merchant with `orders` valid orders. */
export function cleanShop(orders: number): Rows {
  const keys = Array.from({ length: orders }, (_, index) => index + 1)
  const each = (table: BundleTable) => keys.map((id) => rowOf(table, { id } as RowFields<typeof table>))

  return {
    merchants: [rowOf('merchants', { id: 1 })],
    merchantPapers: [rowOf('merchantPapers', { id: 1 })],
    products: [rowOf('products', { id: 1 })],
    shoppers: [rowOf('shoppers', { id: 1 })],
    vouchers: [rowOf('vouchers', { id: 1 })],
    orders: each('orders'),
    orderLines: each('orderLines'),
    payments: each('payments'),
    refunds: [],
    balances: [rowOf('balances', { id: 1 })],
    reviews: each('reviews'),
    invoices: each('invoices'),
  }
}
