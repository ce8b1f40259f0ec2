import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { cardTokens } from '@/db/schema'
import { coreRefusal } from '../gateway/core-answer'
import { formatAmount, formatTime } from '../gateway/format'
import { findSavedCard } from './redeem-card-token'

type Inquire = { merchantId: string; tokenId: string; now: Date }

/** Points of every test card, in rupiah. */
const POINTS_RUPIAH = 150_000

/** Returns the value of a card's points. An inquiry does not spend the token. */
export async function inquirePoints(db: Connection, { merchantId, tokenId, now }: Inquire) {
  // PostgreSQL takes no NUL in a text.
  if (tokenId.includes('\0')) return coreRefusal('411')

  const fresh = await db.query.cardTokens.findFirst({
    where: and(
      eq(cardTokens.id, tokenId),
      eq(cardTokens.merchantId, merchantId),
      isNull(cardTokens.usedAt),
      gt(cardTokens.expiresAt, now),
    ),
  })
  if (!fresh && !(await findSavedCard(db, { merchantId, tokenId, now }))) return coreRefusal('411')

  return {
    status_code: '200',
    status_message: 'Success, points are found',
    point_balance_amount: formatAmount(POINTS_RUPIAH),
    transaction_time: formatTime(now),
  }
}
