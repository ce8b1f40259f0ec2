import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant, key, reference, rupiah } from './columns'

export const orders = pgTable('orders', {
  id: key(),
  total: rupiah(),
  /** As buyers know it. A job that ran twice has given one out twice, now and then. */
  number: text().notNull(),
  shopperId: reference(),
  merchantId: reference(),
  status: text().notNull(),
  subtotal: rupiah(),
  shipping: rupiah(),
  discount: rupiah(),
  voucherCode: text(),
  recipient: text().notNull(),
  phone: text().notNull(),
  address: text().notNull(),
  postalCode: text(),
  /** From the buyer to the seller. */
  note: text(),
  placedAt: instant().notNull(),
  paidAt: instant(),
  endedAt: instant(),
})

export const orderLines = pgTable('order_lines', {
  id: key(),
  amount: rupiah(),
  orderId: reference(),
  productId: reference(),
  name: text().notNull(),
  quantity: integer().notNull(),
  unitPrice: rupiah(),
})

/** At Kasir, under the merchant account of the social company. Ids only: nothing here calls it. */
export const payments = pgTable(
  'payments',
  {
    id: key(),
    amount: rupiah(),
    orderId: reference(),
    account: text().notNull(),
    partnerOrderId: text().notNull(),
    transactionId: text().notNull(),
    method: text().notNull(),
    status: text().notNull(),
    createdAt: instant().notNull(),
    paidAt: instant(),
  },
  (table) => [index('payments_of_order').on(table.orderId)],
)

export const refunds = pgTable('refunds', {
  id: key(),
  amount: rupiah(),
  paymentId: reference(),
  kind: text().notNull(),
  status: text().notNull(),
  reason: text().notNull(),
  requestedAt: instant().notNull(),
  endedAt: instant(),
})

export const invoices = pgTable('invoices', {
  id: key(),
  amount: rupiah(),
  orderId: reference(),
  number: text().notNull(),
  issuedAt: instant().notNull(),
  /** Where it was shown: an address of the social app, which is what the ministry waited for last. */
  page: text().notNull(),
})
