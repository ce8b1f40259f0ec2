import { type Connection, inTransaction } from '@/db/connect'
import { isUuid } from '../payment/payment'
import { denyTransaction } from '../transaction/deny-transaction'
import { getPaymentPage, isChangeable } from './get-payment-page'

type Change = { token: string; now: Date }

/**
 * The payer gives up the confirmed method, whose code is no longer payable, and the page offers all
 * methods again. Changes nothing if the payment was faster or the page has ended.
 */
export async function changeMethod(db: Connection, { token, now }: Change) {
  if (!isUuid(token)) return

  await inTransaction(db, async (tx) => {
    // Serializes two tabs of one payer, and the merchant that replaces the page.
    const page = await getPaymentPage(tx, { token, now, lock: true })
    if (isChangeable(page, now)) await denyTransaction(tx, { id: page.transaction.id, now, cause: 'payer' })
  })
}
