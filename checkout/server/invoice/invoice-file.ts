import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { invoiceFiles, invoices, orders } from '@/db/schema'
import type { Buyer, TimelessBuyer } from '../context'
import { orderOrThrow } from '../order/access/order-or-throw'
import { readableBy } from '../order/access/readable-by'
import { invoiceOrThrow } from './invoice-or-throw'

type OfOrder = { orderId: string }

/**
 * Returns the stored PDF of an invoice; null before it was first rendered.
 * @throws {DomainError} `order_missing` when this session has no such order; `invoice_missing` when
 * it is not paid.
 */
export async function readInvoiceFile({ db, sessionHash }: TimelessBuyer, { orderId }: OfOrder) {
  const { invoiceId, bytes, sha256 } = orderOrThrow(
    await db
      .select({ invoiceId: invoices.id, bytes: invoiceFiles.bytes, sha256: invoiceFiles.sha256 })
      .from(orders)
      .leftJoin(invoices, eq(invoices.orderId, orders.id))
      .leftJoin(invoiceFiles, eq(invoiceFiles.orderId, orders.id))
      .where(and(eq(orders.id, orderId), readableBy(sessionHash))),
  )
  invoiceOrThrow(invoiceId)

  return bytes && sha256 ? { bytes, sha256 } : null
}

/** Stores a rendered PDF, unless another request was faster. Returns the stored one. */
export async function keepInvoiceFile({ db, sessionHash, now }: Buyer, { orderId, file }: OfOrder & { file: Blob }) {
  const bytes = Buffer.from(await file.arrayBuffer())
  await readInvoiceFile({ db, sessionHash }, { orderId })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await db.insert(invoiceFiles).values({ orderId, bytes, sha256, createdAt: now }).onConflictDoNothing()

  return (await readInvoiceFile({ db, sessionHash }, { orderId })) ?? { bytes, sha256 }
}
