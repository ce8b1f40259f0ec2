import { randomUUID } from 'node:crypto'
import type { Connection } from '@/db/connect'
import { cardTokens } from '@/db/schema'
import { type CoreAnswer, coreRefusal } from '../gateway/core-answer'
import { RequestRefused } from '../gateway/request-refused'
import { readCardFields } from './read-card-fields'
import { findSavedCard } from './redeem-card-token'
import { TEST_CVV } from './test-cards'

const LIFE_MS = 10 * 60 * 1000

type Create = { merchantId: string; fields: URLSearchParams; now: Date }

/** Creates a token that represents a card once, for minutes. A saved card needs only its CVV. */
export async function createCardToken(db: Connection, { merchantId, fields, now }: Create): Promise<CoreAnswer> {
  const card = await readCard(db, { merchantId, fields, now })
  if (!card) return coreRefusal('411')

  const { maskedCard, savedTokenId } = card
  const id = `${maskedCard}-${randomUUID()}`
  const expiresAt = new Date(now.getTime() + LIFE_MS)
  await db.insert(cardTokens).values({ id, merchantId, maskedCard, savedTokenId, expiresAt })

  return describeToken(id, maskedCard)
}

const describeToken = (token_id: string, maskedCard: string) => ({
  status_code: '200',
  status_message: 'Credit card token is created as Token ID.',
  token_id,
  hash: `${maskedCard}-simulasi`,
})

async function readCard(db: Connection, { merchantId, fields, now }: Create) {
  const tokenId = fields.get('token_id')
  if (!tokenId) return { ...readCardFields(fields, now), savedTokenId: null }

  const cvv = fields.get('card_cvv')
  if (!cvv) throw new RequestRefused(['card_cvv is required'])
  if (cvv !== TEST_CVV) throw new RequestRefused(['card_cvv is invalid'])

  return findSavedCard(db, { merchantId, tokenId, now })
}
