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
  /** Null for an old shop's goods that are not on sale here. */
  origin: string | null
  standards: Standard[] | null
}

/** The seller's registration; absent on invoices from before registration was required. */
type Registration = {
  /** Business number; null while its registration is pending. */
  nib: string | null
}

/** The old shop's order and invoice that this document replaces. */
type ReplacedDocuments = {
  orderNumber: string
  /** Null where the old shop issued no invoice. */
  invoice: { number: string; issuedAt: string } | null
  paidAt: string
}

/** The part of an order that one seller ships. */
export type InvoiceParcel = {
  seller: { id: string; name: string; city: string; province: string; taxable: boolean } & Partial<Registration>
  /** Null for the old shop's parcels: it did not record the courier. */
  courier: { name: string; arrivesFrom: string; arrivesUntil: string } | null
  subtotal: number
  shipping: number
  /** The seller's discount on its goods; absent before vouchers existed. */
  shopDiscount?: number
  lines: Line[]
}

/**
 * The agreed terms, as the change log copies them at payment. Phone and email are left out,
 * because a buyer can have them deleted.
 */
export type InvoiceDocument = {
  placedAt: string
  paymentDueAt: string
  method: string | null
  /** Absent: the buyer paid at once. */
  installmentMonths?: number
  buyer: {
    recipient: string
    /** The whole address, where the old shop stored it in one line. */
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
    /** Absent on invoices from before insurance was offered. */
    insurance?: number
    serviceFee: number
    /** Absent before vouchers existed. */
    shopDiscount?: number
    platformDiscount?: number
    shippingDiscount?: number
    total: number
  }
  parcels: InvoiceParcel[]
  oldShop?: ReplacedDocuments
}

/** The format from when an order had one seller. Issued invoices are not rewritten. */
export type MigratedInvoiceDocument = Omit<InvoiceDocument, 'parcels'> &
  Pick<InvoiceParcel, 'seller' | 'courier' | 'lines'>

/** Invoice and contract of a paid order, issued once, with the payment. Append-only by trigger. */
export const invoices = pgTable('invoices', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  orderId: text()
    .notNull()
    .unique()
    .references(() => orders.id),
  document: jsonb().$type<InvoiceDocument | MigratedInvoiceDocument>().notNull(),
  issuedAt: createdAt(),
})

/**
 * The PDF, rendered for its first reader. Later readers get the same bytes. Append-only by trigger.
 */
export const invoiceFiles = pgTable(
  'invoice_files',
  {
    orderId: text()
      .primaryKey()
      .references(() => invoices.orderId),
    bytes: bytes().notNull(),
    /** SHA-256 of the PDF in hexadecimal. */
    sha256: char({ length: 64 }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [check('invoice_files_are_hashed', sql`encode(sha256(${table.bytes}), 'hex') = ${table.sha256}`)],
)
