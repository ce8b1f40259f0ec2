import { and, eq } from 'drizzle-orm'
import { type Connection, inTransaction } from '@/db/connect'
import { subscriptions } from '@/db/schema'
import { addJob } from '../jobs/schedule'
import { findEnabledAccount } from '../link/link-account'
import { isUuid } from '../payment/payment'
import type { SubscriptionChange, SubscriptionRequest } from './parse-subscription'
import { SUBSCRIPTION_STATES } from './status'
import { SubscriptionRefused, subscriptionUnknown } from './subscription-refused'

export type Subscription = typeof subscriptions.$inferSelect

type Create = { merchantId: string; request: SubscriptionRequest; now: Date }

/** Creates an active subscription, whose first charge is due at its start. */
export const createSubscription = (db: Connection, { merchantId, request, now }: Create) =>
  inTransaction(db, async (tx) => {
    const { schedule, retry_schedule: retry } = request
    const startTime = schedule.start_time ?? now
    if (startTime < now)
      throw new SubscriptionRefused('invalid', 400, 'Bad request', [
        'subscription.schedule.start_time must not be in the past',
      ])
    const payAccountId = request.payment_type === 'gopay' ? await requireWallet(tx, merchantId, request) : null
    const [created] = await tx
      .insert(subscriptions)
      .values({
        merchantId,
        name: request.name,
        amount: request.amount,
        paymentType: request.payment_type,
        token: request.token,
        payAccountId,
        interval: schedule.interval,
        intervalUnit: schedule.interval_unit,
        maxInterval: schedule.max_interval,
        startTime,
        retryInterval: retry?.interval,
        retryIntervalUnit: retry?.interval_unit,
        mostRetries: retry?.max_interval ?? 0,
        nextExecutionAt: startTime,
        metadata: request.metadata ?? {},
        createdAt: now,
      })
      .returning()
    if (!created) throw new Error('PostgreSQL returned no row for an insert.')
    await planCharge(tx, created)

    return created
  })

/** @throws {SubscriptionRefused} for a wallet that its owner has not linked to the merchant. */
async function requireWallet(tx: Connection, merchantId: string, { gopay }: SubscriptionRequest) {
  const account = gopay && (await findEnabledAccount(tx, { merchantId, id: gopay.account_id }))
  if (!account)
    throw new SubscriptionRefused('invalid', 400, 'Bad request', ['subscription.gopay.account_id is not linked'])

  return account.id
}

/** Queues the next charge, if there is one, in place of the one that is queued. */
export async function planCharge(tx: Connection, { id, status, nextExecutionAt }: Subscription) {
  if (SUBSCRIPTION_STATES[status].charges && nextExecutionAt)
    await addJob(tx, { task: 'charge-subscription', payload: { id }, at: nextExecutionAt })
}

type Named = { merchantId: string; id: string }

/** @throws {SubscriptionRefused} for another merchant's subscription too. */
export async function getSubscription(db: Connection, named: Named): Promise<Subscription> {
  const [subscription] = isUuid(named.id) ? await db.select().from(subscriptions).where(isNamed(named)) : []
  if (!subscription) throw subscriptionUnknown()

  return subscription
}

/** @throws {SubscriptionRefused} */
export const updateSubscription = (db: Connection, { change, ...named }: Named & { change: SubscriptionChange }) =>
  set(db, named, {
    name: change.name,
    amount: change.amount,
    token: change.token,
    interval: change.schedule?.interval,
    maxInterval: change.schedule?.max_interval,
    metadata: change.metadata,
  })

/** @throws {SubscriptionRefused} */
export const disableSubscription = (db: Connection, named: Named) => set(db, named, { status: 'inactive' })

/** A subscription after its last interval stays inactive. @throws {SubscriptionRefused} */
export const enableSubscription = (db: Connection, { now, ...named }: Named & { now: Date }) =>
  inTransaction(db, async (tx) => {
    const { nextExecutionAt } = await getSubscription(tx, named)
    if (!nextExecutionAt) throw new SubscriptionRefused('not_possible', 412, 'Subscription status cannot be updated.')
    const later = nextExecutionAt > now ? nextExecutionAt : now

    return set(tx, named, { status: 'active', nextExecutionAt: later })
  })

/** Ends the subscription for ever. @throws {SubscriptionRefused} */
export const cancelSubscription = (db: Connection, named: Named) =>
  set(db, named, { status: 'inactive', nextExecutionAt: null })

type Changes = Partial<
  Pick<
    Subscription,
    'name' | 'amount' | 'token' | 'interval' | 'maxInterval' | 'metadata' | 'status' | 'nextExecutionAt'
  >
>

const set = (db: Connection, named: Named, changes: { [Key in keyof Changes]: Changes[Key] | undefined }) =>
  inTransaction(db, async (tx) => {
    await getSubscription(tx, named)
    // An update without a column is refused by PostgreSQL: the status stays what it is.
    const [updated] = await tx
      .update(subscriptions)
      .set({ merchantId: named.merchantId, ...changes })
      .where(isNamed(named))
      .returning()
    if (!updated) throw subscriptionUnknown()
    await planCharge(tx, updated)
  })

const isNamed = ({ merchantId, id }: Named) => and(eq(subscriptions.merchantId, merchantId), eq(subscriptions.id, id))
