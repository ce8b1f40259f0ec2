import { type Connection, inTransaction } from '@/db/connect'
import type { CardPlan } from '@/db/schema'
import type { Method } from '../method/methods'
import { isUuid } from '../payment/payment'
import { openTransaction } from '../transaction/open-transaction'
import { getPaymentPage } from './get-payment-page'

type Confirm = { token: string; method: Method; now: Date; maskedCard?: string; cardPlan?: CardPlan | null }

/**
 * Confirms the payer's method. Returns nothing if the page no longer offers it: another tab was
 * faster, or time ran out.
 */
export async function confirmMethod(db: Connection, { token, method, now, maskedCard, cardPlan }: Confirm) {
  if (!isUuid(token)) return undefined

  return inTransaction(db, async (tx) => {
    // Serializes two tabs of one payer, and the merchant that replaces the page.
    const page = await getPaymentPage(tx, { token, now, lock: true })
    if (page.state !== 'choose' || !page.methods.includes(method)) return undefined

    return openTransaction(tx, {
      order: page.page,
      merchant: page.merchant,
      method,
      ownDigits: page.page.ownDigits?.[method],
      now,
      card: { maskedCard, cardPlan },
    })
  })
}
