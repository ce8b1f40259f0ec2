import { notFound } from 'next/navigation'
import { requireOperator } from '@/app/console/operator'
import { readNow } from '@/server/clock'
import { getTransaction } from '@/server/console/get-transaction'
import { getDatabase } from '@/server/database'

/** Reads the transaction, the operator who acts on it, and the time. */
export async function readChange({ transaction: id }: { transaction: string }) {
  const operator = await requireOperator('operator')
  const { db } = getDatabase()
  const details = await getTransaction(db, { id, scope: operator.scope })
  if (!details) notFound()
  const { merchant, transaction, notifications } = details

  return {
    db,
    operator,
    id,
    merchantId: merchant.id,
    orderId: transaction.orderId,
    transaction,
    notifications,
    now: await readNow(db),
  }
}
