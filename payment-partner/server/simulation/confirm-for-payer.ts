import type { Connection } from '@/db/connect'
import { maskCard } from '../card/test-cards'
import type { Method } from '../method/methods'
import { confirmMethod } from '../page/confirm-method'
import { findPage } from './find-order'
import { NotPossibleNow } from './refusals'

/** The published card that a bank accepts. */
const ACCEPTED_CARD = '4811111111111114'

type Confirm = { orderId: string; method: Method; card?: string; now: Date }

/**
 * Confirms a method as the payer would on the page.
 * @throws {UnknownOrder} @throws {NotPossibleNow} when the order's page no longer offers the
 * method.
 */
export async function confirmForPayer(db: Connection, { orderId, method, card = ACCEPTED_CARD, now }: Confirm) {
  const { token } = await findPage(db, orderId)
  const maskedCard = method === 'credit_card' ? maskCard(card) : undefined
  const confirmed = await confirmMethod(db, { token, method, maskedCard, now })
  if (!confirmed) throw new NotPossibleNow(`The page of order ${orderId} does not offer ${method} now.`)

  return confirmed
}
