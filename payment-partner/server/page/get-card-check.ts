import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { merchants, transactions } from '@/db/schema'
import { isPayerKey } from '../payment/payer-key'
import { isUuid, type Merchant, type Transaction } from '../payment/payment'

type Checked = { transaction: Transaction; merchant: Merchant }
type CardCheck = (Checked & { state: 'asked' }) | (Checked & { state: 'passed' | 'denied' | 'late' })

/** A card at its issuer: the challenge, or its result. Undefined without the payer's key. */
export async function getCardCheck(
  db: Connection,
  { id, key, now }: { id: string; key: string; now: Date },
): Promise<CardCheck | undefined> {
  if (!isUuid(id)) return undefined
  const [check] = await db
    .select({ transaction: transactions, merchant: merchants })
    .from(transactions)
    .innerJoin(merchants, eq(merchants.id, transactions.merchantId))
    .where(and(eq(transactions.id, id), eq(transactions.method, 'credit_card')))

  return check && isPayerKey(key, check) ? { ...check, state: stateOf(check.transaction, now) } : undefined
}

function stateOf({ status, expiresAt }: Transaction, now: Date): CardCheck['state'] {
  if (status === 'pending') return expiresAt <= now ? 'late' : 'asked'
  if (status === 'deny' || status === 'failure') return 'denied'

  return status === 'expire' || status === 'cancel' ? 'late' : 'passed'
}
