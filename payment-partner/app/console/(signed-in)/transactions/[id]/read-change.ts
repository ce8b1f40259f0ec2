import { notFound } from 'next/navigation'
import { readNow } from '@/server/clock'
import { getTransaction } from '@/server/console/get-transaction'
import type { Operator } from '@/server/console/operators'
import { getDatabase } from '@/server/database'

/** Reads the transaction that the operator changes, and the time. */
export async function readChange({ scope }: Operator, { transaction: id }: { transaction: string }) {
  const { db } = getDatabase()
  const details = await getTransaction(db, { id, scope })
  if (!details) notFound()
  const { merchant, transaction, notifications } = details

  return {
    db,
    id,
    merchantId: merchant.id,
    orderId: transaction.orderId,
    transaction,
    notifications,
    now: await readNow(db),
  }
}
