import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { cardTokens, savedCards } from '@/db/schema'

type Use = { merchantId: string; tokenId: string; now: Date }

/** Returns the card of a token. A fresh token works once, a saved one any number of times. */
export async function redeemCardToken(tx: Connection, use: Use) {
  return (await spendToken(tx, use)) ?? (await findSavedCard(tx, use))
}

async function spendToken(tx: Connection, { merchantId, tokenId, now }: Use) {
  const [spent] = await tx
    .update(cardTokens)
    .set({ usedAt: now })
    .where(
      and(
        eq(cardTokens.id, tokenId),
        eq(cardTokens.merchantId, merchantId),
        isNull(cardTokens.usedAt),
        gt(cardTokens.expiresAt, now),
      ),
    )
    .returning()

  return spent && { maskedCard: spent.maskedCard, savedTokenId: spent.savedTokenId }
}

export async function findSavedCard(tx: Connection, { merchantId, tokenId, now }: Use) {
  const saved = await tx.query.savedCards.findFirst({
    where: and(
      eq(savedCards.id, tokenId),
      eq(savedCards.merchantId, merchantId),
      eq(savedCards.active, true),
      gt(savedCards.validUntil, now),
    ),
  })

  return saved && { maskedCard: saved.maskedCard, savedTokenId: saved.id }
}
