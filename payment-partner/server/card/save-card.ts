import { randomBytes } from 'node:crypto'
import type { Connection } from '@/db/connect'
import { savedCards } from '@/db/schema'

type Save = { merchantId: string; maskedCard: string; now: Date; validUntil?: Date }

const YEAR_MS = 365 * 24 * 3_600_000

/**
 * Saves a card to charge again without its number. The token has the card's first and last digits.
 */
export async function saveCard(tx: Connection, { merchantId, maskedCard, now, validUntil }: Save): Promise<string> {
  const id = `${maskedCard.slice(0, 6)}${randomBytes(12).toString('base64url')}${maskedCard.slice(-4)}`
  const until = validUntil ?? new Date(now.getTime() + YEAR_MS)
  await tx.insert(savedCards).values({ id, merchantId, maskedCard, validUntil: until, createdAt: now })

  return id
}
