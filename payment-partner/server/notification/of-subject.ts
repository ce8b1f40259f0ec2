import { type SQL, sql } from 'drizzle-orm'
import { notifications } from '@/db/schema'

/** Condition: the notifications of an order, or of a payout by its reference number. */
export const isOfSubject = (merchantId: string, subject: string): SQL => sql`${notifications.id} in (
  select sent.id from notifications as sent join transactions on transactions.id = sent.transaction_id
  where transactions.merchant_id = ${merchantId} and transactions.order_id = ${subject}
  union all
  select notification_id from payout_notifications join payouts using (reference_no)
  where payouts.merchant_id = ${merchantId} and reference_no = ${subject}
)`
