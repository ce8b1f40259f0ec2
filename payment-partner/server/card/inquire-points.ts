import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { cardTokens } from '@/db/schema'
import { coreRefusal } from '../gateway/core-answer'
import { formatAmount, formatTime } from '../gateway/format'
import { balanceOfPoints } from './points'
import { findSavedCard } from './redeem-card-token'

type Inquire = { merchantId: string; tokenId: string; now: Date }

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
  const card = fresh ?? (await findSavedCard(db, { merchantId, tokenId, now }))
  if (!card) return coreRefusal('411')

  return {
    status_code: '200',
    status_message: 'Success, Credit Card Point inquiry is successful',
    point_balance_amount: formatAmount(await balanceOfPoints(db, { merchantId, maskedCard: card.maskedCard })),
    transaction_time: formatTime(now),
  }
}
