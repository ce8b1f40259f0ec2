import { sql } from 'drizzle-orm'
import { bigserial, char, check, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { bytes } from './bytes'
import type { Standard } from './catalogue'
import { createdAt } from './lifecycle'
import { orders } from './order'

type Line = {
  sku: string
  name: string
  label: string | null
  unitPrice: number
  quantity: number
  /** Null for goods of another shop that are on sale here no more. */
  origin: string | null
  standards: Standard[] | null
}

/** Who stands behind a seller; absent before anybody was asked. */
type Registration = {
  /** Business number; null while it is being legalised. */
  nib: string | null
}

/** What it takes the place of: an order that another shop took, and its invoice there. */
type Former = {
  orderNumber: string
  /** Null where that shop had issued none. */
  invoice: { number: string; issuedAt: string } | null
  paidAt: string
}

/** What one seller sends. */
export type InvoiceParcel = {
  seller: { id: string; name: string; city: string; province: string; taxable: boolean } & Partial<Registration>
  /** Null where another shop had it sent: nobody there wrote down by whom. */
  courier: { name: string; arrivesFrom: string; arrivesUntil: string } | null
  subtotal: number
  shipping: number
  /** What the seller takes off its goods; absent before there were vouchers. */
  shopDiscount?: number
  lines: Line[]
}

/** What was agreed, as the change log copies it at the payment. Phone and e-mail are no part of it: they go when a buyer asks. */
export type InvoiceDocument = {
  placedAt: string
  paymentDueAt: string
  method: string | null
  buyer: {
    recipient: string
    /** The whole address, where another shop had written it in one line. */
    street: string
    rtRw: string | null
    village: string | null
    district: string | null
    city: string | null
    province: string | null
    postalCode: string | null
  }
  currency: string
  amounts: {
    subtotal: number
    shipping: number
    /** None in what was issued before it was offered. */
    insurance?: number
    serviceFee: number
    /** Absent before there were vouchers. */
    shopDiscount?: number
    platformDiscount?: number
    shippingDiscount?: number
    total: number
  }
  parcels: InvoiceParcel[]
  former?: Former
}

/** How it was written while an order had one seller. What was issued is not rewritten. */
export type FormerInvoiceDocument = Omit<InvoiceDocument, 'parcels'> &
  Pick<InvoiceParcel, 'seller' | 'courier' | 'lines'>

/** Invoice and contract of a paid order, issued once with the payment. Append-only by trigger. */
export const invoices = pgTable('invoices', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  orderId: text()
    .notNull()
    .unique()
    .references(() => orders.id),
  document: jsonb().$type<InvoiceDocument | FormerInvoiceDocument>().notNull(),
  issuedAt: createdAt(),
})

/** The PDF as it was drawn for its first reader; whoever comes later gets the same bytes. Append-only by trigger. */
export const invoiceFiles = pgTable(
  'invoice_files',
  {
    orderId: text()
      .primaryKey()
      .references(() => invoices.orderId),
    bytes: bytes().notNull(),
    /** Of the bytes, in hexadecimal. */
    sha256: char({ length: 64 }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [check('invoice_files_are_hashed', sql`encode(sha256(${table.bytes}), 'hex') = ${table.sha256}`)],
)
