import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { accountHistories, merchants, transactions } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import { AccountRefused } from './account-refused'
import { type AccountKeys, newKeys } from './keys'

const DAY_MS = 24 * 60 * 60 * 1000

type TransferAccount = {
  merchantId: string
  /**
   * Keys that an earlier transfer handed to the new owner. If they are still valid, nothing
   * changes.
   */
  held?: AccountKeys
  /** Notification address and return address of the new owner. */
  notificationUrl: string | null
  finishUrl: string
  /** The account returns to its previous owner, so its history may be imported again. */
  returned?: boolean
  now: Date
  /**
   * Called with the new keys before they take effect. If the process dies after that, the next run
   * calls it again.
   */
  handOver: (keys: AccountKeys) => Promise<void>
}

/**
 * Transfers a merchant account, with its open payments, to another company. Issues new keys; the
 * old ones stop working at once. Pending payments stay payable for at least one more day.
 * @throws {Error} if the account does not exist.
 */
export async function transferAccount(db: Database, input: TransferAccount): Promise<{ changed: boolean }> {
  const { merchantId, held, notificationUrl, finishUrl, returned = false, now, handOver } = input

  return db.transaction(async (tx) => {
    const [account] = await tx.select().from(merchants).where(eq(merchants.id, merchantId)).for('update')
    if (!account)
      throw new AccountRefused(
        'account_unknown',
        `Kasir has no account ${merchantId}: npm run migration -- account opens it.`,
      )
    if (held?.serverKey === account.serverKey && held.clientKey === account.clientKey) return { changed: false }

    const keys = newKeys(merchantId)
    await handOver(keys)
    const { serverKey, clientKey } = keys
    await tx
      .update(merchants)
      .set({
        serverKey,
        clientKey,
        nextServerKey: null,
        serverKeyEndsAt: null,
        previousServerKey: null,
        notificationUrl,
        finishUrl,
        embedOrigins: [],
      })
      .where(eq(merchants.id, merchantId))
    await tx
      .update(transactions)
      .set({ expiresAt: sql`greatest(expires_at, ${new Date(now.getTime() + DAY_MS).toISOString()}::timestamptz)` })
      .where(and(eq(transactions.merchantId, merchantId), sql`status in ('pending', 'authorize')`))
    await tx
      .update(accountHistories)
      .set({ transferredAt: returned ? null : now })
      .where(eq(accountHistories.merchantId, merchantId))
    await recordEvent(tx, { kind: 'account_transferred', detail: { account: merchantId, returned }, at: now })

    return { changed: true }
  })
}
