import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant, key, reference, rupiah } from './columns'

export const orders = pgTable('orders', {
  id: key(),
  total: rupiah(),
  /** The number that buyers see. A job that ran twice has occasionally issued one twice. */
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
  /** A note of the buyer to the seller. */
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

/**
 * Payments at Kasir under the social company's merchant account. Ids only: nothing here calls
 * Kasir.
 */
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
  /**
   * The address at which buyers saw it: a page of the social app, which was the last problem that
   * the ministry wanted solved.
   */
  page: text().notNull(),
})
