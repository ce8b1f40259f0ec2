import { asc, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { subscriptionCharges, transactions } from '@/db/schema'
import { formatTime } from '../gateway/format'
import type { Subscription } from './change-subscription'

/** A subscription in the API's form, with its charges. */
export async function describeSubscription(db: Connection, subscription: Subscription) {
  const charges = await db
    .select({ id: transactions.id })
    .from(subscriptionCharges)
    .innerJoin(transactions, eq(transactions.id, subscriptionCharges.transactionId))
    .where(eq(subscriptionCharges.subscriptionId, subscription.id))
    .orderBy(asc(transactions.number))
  const { id, name, amount, createdAt, status, token, paymentType, metadata, retryInterval, payAccountId } =
    subscription

  return {
    id,
    name,
    amount: String(amount),
    currency: 'IDR',
    created_at: formatTime(createdAt),
    schedule: {
      interval: subscription.interval,
      current_interval: subscription.currentInterval,
      ...(subscription.maxInterval !== null && { max_interval: subscription.maxInterval }),
      interval_unit: subscription.intervalUnit,
      start_time: formatTime(subscription.startTime),
      ...momentOf('previous_execution_at', subscription.previousExecutionAt),
      ...momentOf('next_execution_at', subscription.nextExecutionAt),
    },
    ...(retryInterval !== null && {
      retry_schedule: {
        interval: retryInterval,
        interval_unit: subscription.retryIntervalUnit,
        max_interval: subscription.mostRetries,
      },
    }),
    status,
    token,
    payment_type: paymentType,
    ...(payAccountId && { gopay: { account_id: payAccountId } }),
    transaction_ids: charges.map((charge) => charge.id),
    metadata,
  }
}

const momentOf = (name: string, instant: Date | null): Record<string, string> =>
  instant ? { [name]: formatTime(instant) } : {}
