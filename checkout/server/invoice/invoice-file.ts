import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { invoiceFiles, invoices, orders } from '@/db/schema'
import { orderOrThrow } from '../order/access/order-or-throw'
import { readableBy } from '../order/access/readable-by'

type OfOrder = { orderId: string; sessionHash: string }

/**
 * The PDF of an invoice as it was drawn for its first reader; undefined before that.
 * @throws {DomainError} `order_missing` when this session has no such invoice.
 */
export async function readInvoiceFile(db: Connection, { orderId, sessionHash }: OfOrder) {
  const { bytes, sha256 } = orderOrThrow(
    await db
      .select({ bytes: invoiceFiles.bytes, sha256: invoiceFiles.sha256 })
      .from(invoices)
      .innerJoin(orders, eq(orders.id, invoices.orderId))
      .leftJoin(invoiceFiles, eq(invoiceFiles.orderId, invoices.orderId))
      .where(and(eq(invoices.orderId, orderId), readableBy(sessionHash))),
  )

  return bytes && sha256 ? { bytes, sha256 } : undefined
}

/** Keeps what was drawn, unless somebody was faster, and gives what is kept. */
export async function keepInvoiceFile(
  db: Connection,
  { bytes, now, ...ofOrder }: OfOrder & { bytes: Buffer; now: Date },
) {
  await readInvoiceFile(db, ofOrder)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await db
    .insert(invoiceFiles)
    .values({ orderId: ofOrder.orderId, bytes, sha256, createdAt: now })
    .onConflictDoNothing()

  return (await readInvoiceFile(db, ofOrder)) ?? { bytes, sha256 }
}
