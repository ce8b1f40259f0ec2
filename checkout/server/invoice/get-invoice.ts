import { and, eq, sql } from 'drizzle-orm'
import {
  type InvoiceDocument,
  invoiceFiles,
  invoices,
  type MigratedInvoiceDocument,
  orders,
  refunds,
} from '@/db/schema'
import { taxWithin } from '../basket/included-tax'
import type { TimelessBuyer } from '../context'
import { orderOrThrow } from '../order/access/order-or-throw'
import { readableBy } from '../order/access/readable-by'
import { invoiceNumber } from './invoice-number'
import { invoiceOrThrow } from './invoice-or-throw'

type OfOrder = { orderId: string }

export type Invoice = Awaited<ReturnType<typeof getInvoice>>

/** Leaves out refunds of excess payments, which were not for these goods. */
const GIVEN_BACK = sql<number>`(
  select coalesce(sum(${refunds.amount}), 0)::int from ${refunds}
  where ${refunds.orderId} = ${orders.id} and ${refunds.state} in ('confirmed', 'manual_done')
    and ${refunds.reason} not in ('late', 'twice')
)`

/**
 * Returns invoice and contract of an order as agreed.
 * @throws {DomainError} `order_missing` when this session has no such order; `invoice_missing` when
 * it is not paid.
 */
export async function getInvoice({ db, sessionHash }: TimelessBuyer, { orderId }: OfOrder) {
  const { invoice, sha256, givenBack } = orderOrThrow(
    await db
      .select({
        invoice: { id: invoices.id, issuedAt: invoices.issuedAt, document: invoices.document },
        sha256: invoiceFiles.sha256,
        givenBack: GIVEN_BACK,
      })
      .from(orders)
      .leftJoin(invoices, eq(invoices.orderId, orders.id))
      .leftJoin(invoiceFiles, eq(invoiceFiles.orderId, orders.id))
      .where(and(eq(orders.id, orderId), readableBy(sessionHash))),
  )
  const { id, issuedAt, document } = invoiceOrThrow(invoice)
  const agreed = withDiscounts(inParcels(document))

  return {
    ...agreed,
    parcels: agreed.parcels.map((parcel) => ({ ...parcel, includedTax: taxOf(parcel) })),
    orderId,
    number: invoiceNumber({ id, issuedAt }),
    issuedAt: issuedAt.toISOString(),
    /** SHA-256 of the PDF; null before its first download. */
    sha256,
    /** Rupiah refunded to the buyer. The document covers the sale only and does not mention it. */
    givenBack,
  }
}

/** Documents from before vouchers have no discounts. */
const withDiscounts = ({ amounts, parcels, ...agreed }: InvoiceDocument) => ({
  ...agreed,
  amounts: { shopDiscount: 0, platformDiscount: 0, shippingDiscount: 0, ...amounts },
  parcels: parcels.map((parcel) => ({ shopDiscount: 0, ...parcel })),
})

type Agreed = ReturnType<typeof withDiscounts>

const taxOf = ({ seller, subtotal, shopDiscount }: Agreed['parcels'][number]) =>
  taxWithin({ ...seller, goods: subtotal - shopDiscount })

/** Converts documents from when an order had one seller, and so one parcel. */
function inParcels(document: InvoiceDocument | MigratedInvoiceDocument): InvoiceDocument {
  if ('parcels' in document) return document
  const { seller, courier, lines, ...agreed } = document
  const { subtotal, shipping } = agreed.amounts

  return { ...agreed, parcels: [{ seller, courier, lines, subtotal, shipping }] }
}
