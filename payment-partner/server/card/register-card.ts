import { randomUUID } from 'node:crypto'
import type { Connection } from '@/db/connect'
import { readCardFields } from './read-card-fields'
import { saveCard } from './save-card'

type Register = { merchantId: string; fields: URLSearchParams; now: Date }

/** Saves a card without a payment, for later charges with one click. */
export async function registerCard(db: Connection, { merchantId, fields, now }: Register) {
  const { maskedCard, validUntil } = readCardFields(fields, now, { withCvv: false })

  return {
    status_code: '200',
    status_message: 'Credit card is registered.',
    saved_token_id: await saveCard(db, { merchantId, maskedCard, validUntil, now }),
    transaction_id: randomUUID(),
    masked_card: maskedCard,
  }
}
