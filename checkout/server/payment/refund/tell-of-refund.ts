import { and, asc, eq, gt } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { returnLines } from '@/db/schema'
import { notifyBuyer } from '../../order/state/notify-buyer'
import type { Refund } from './record-refund'
import { returnOfKey } from './refund-rules'

type Kind = 'refund_confirmed' | 'refund_manual' | 'refund_manual_done'

type OfRefund = Pick<Refund, 'orderId' | 'refundKey' | 'amount'>

/** Queues a message about a refund; that of a return names the goods that went back. */
export async function tellOfRefund(tx: Connection, kind: Kind, { orderId, refundKey, amount }: OfRefund, now: Date) {
  const goods = await listReturned(tx, refundKey)
  const detail = { amount, ...(goods.length > 0 && { goods: goods.join(' ') }) }

  return notifyBuyer(tx, { orderId, kind, about: refundKey, detail, now })
}

async function listReturned(tx: Connection, refundKey: string) {
  const returnId = returnOfKey(refundKey)
  if (returnId === null) return []
  const lines = await tx
    .select({ sku: returnLines.sku })
    .from(returnLines)
    .where(and(eq(returnLines.returnId, returnId), gt(returnLines.quantity, returnLines.refused)))
    .orderBy(asc(returnLines.sku))

  return lines.map(({ sku }) => sku)
}
