import { and, eq } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { snapTokens } from '@/db/schema'
import { RequestRefused } from '../gateway/request-refused'
import { findPaymentOfPage, isUuid, type SnapToken } from '../payment/payment'
import { DEAD } from '../payment/state-table'

type End = { merchantId: string; token: string; now: Date }

/** The merchant cancels a page before its payer has confirmed a method. */
export const cancelPage = (db: Database, end: End) => endPage(db, end, { revokedAt: end.now })

/** Ends a page as if its time had run out. */
export const expirePage = (db: Database, end: End) => endPage(db, end, { pageExpiresAt: end.now })

async function endPage(db: Database, end: End, change: Partial<SnapToken>): Promise<SnapToken> {
  return db.transaction(async (tx) => {
    const page = await lockPage(tx, end)
    if (page.revokedAt) throw new RequestRefused(['token already canceled'])
    if (page.pageExpiresAt <= end.now) throw new RequestRefused(['token already expired'])
    const payment = await findPaymentOfPage(tx, page.token)
    if (payment && !DEAD.includes(payment.transaction.status)) throw new RequestRefused(['Transaction is on progress'])

    const [ended] = await tx.update(snapTokens).set(change).where(eq(snapTokens.token, page.token)).returning()

    return ended ?? page
  })
}

/** A payer who confirms a method takes the same lock, so one of the two comes first. */
async function lockPage(tx: Connection, { merchantId, token }: End): Promise<SnapToken> {
  const mine = and(eq(snapTokens.merchantId, merchantId), eq(snapTokens.token, token))
  const [page] = isUuid(token) ? await tx.select().from(snapTokens).where(mine).for('update') : []
  if (!page) throw new RequestRefused(['token not found'])

  return page
}
