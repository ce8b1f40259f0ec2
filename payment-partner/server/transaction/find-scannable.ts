import { and, eq, gt, inArray } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { transactions } from '@/db/schema'
import { isUuid } from '../payment/payment'

type Find = { id: string; now: Date }

/** The code of a transaction that its payer may still scan. */
export async function findScannable(db: Connection, { id, now }: Find) {
  if (!isUuid(id)) return undefined

  const pending = await db.query.transactions.findFirst({
    columns: { payCode: true },
    where: and(
      eq(transactions.id, id),
      eq(transactions.status, 'pending'),
      inArray(transactions.method, ['other_qris', 'gopay']),
      gt(transactions.expiresAt, now),
    ),
  })

  return pending?.payCode
}
