import { eq, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { merchants, payoutAccounts } from '@/db/schema'
import { readServerKey } from '../merchant/authenticate'

/** The creator of a payout may not approve it. */
export type PayoutRole = 'creator' | 'approver'

/** Condition: the merchant of a key for payouts, which is the user name of HTTP Basic. */
export function byPayoutKey(authorization: string | null): SQL {
  const key = readServerKey(authorization)
  if (!key) return sql`false`

  return sql`${merchants.id} = (
    select merchant_id from payout_accounts where creator_key = ${key} or approver_key = ${key})`
}

type Role = { merchantId: string; authorization: string | null }

/** Returns the role of a key that `byPayoutKey` admitted. */
export async function payoutRoleOf(db: Connection, { merchantId, authorization }: Role): Promise<PayoutRole> {
  const key = readServerKey(authorization)
  const [account] = await db
    .select({ creatorKey: payoutAccounts.creatorKey })
    .from(payoutAccounts)
    .where(eq(payoutAccounts.merchantId, merchantId))

  return account?.creatorKey === key ? 'creator' : 'approver'
}
