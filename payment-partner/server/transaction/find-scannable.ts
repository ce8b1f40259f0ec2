import { and, eq, gt, inArray } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { merchants, transactions } from '@/db/schema'
import { everyMethod, METHODS } from '../method/methods'
import { isPayerKey } from '../payment/payer-key'
import { isUuid } from '../payment/payment'

const SCANNABLE = everyMethod.filter((method) => METHODS[method].scannable)

type Find = { id: string; key: string; now: Date }

/**
 * Returns the code of a transaction that its payer may still scan. Undefined without the payer's
 * key.
 */
export async function findScannable(db: Connection, { id, key, now }: Find) {
  if (!isUuid(id)) return undefined

  const [pending] = await db
    .select({ transaction: transactions, merchant: merchants })
    .from(transactions)
    .innerJoin(merchants, eq(merchants.id, transactions.merchantId))
    .where(
      and(
        eq(transactions.id, id),
        eq(transactions.status, 'pending'),
        inArray(transactions.method, SCANNABLE),
        gt(transactions.expiresAt, now),
      ),
    )

  return pending && isPayerKey(key, pending) ? pending.transaction.payCode : undefined
}
