import { and, eq } from 'drizzle-orm'
import { type Connection, inTransaction } from '@/db/connect'
import { subscriptions } from '@/db/schema'
import { findEnabledAccount } from '../link/link-account'
import { isUuid } from '../payment/payment'
import {
  type Changes,
  isOngoing,
  lockSubscription,
  type Ongoing,
  planCharge,
  type Subscription,
  saveSubscription,
} from './change-subscription'
import type { SubscriptionChange, SubscriptionRequest } from './parse-subscription'
import { firstDateAfter } from './schedule'
import { SubscriptionRefused, subscriptionUnknown } from './subscription-refused'

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

type Named = { merchantId: string; id: string }

/** @throws {SubscriptionRefused} for another merchant's subscription too. */
export async function getSubscription(db: Connection, named: Named): Promise<Subscription> {
  const [subscription] = isUuid(named.id) ? await db.select().from(subscriptions).where(isNamed(named)) : []
  if (!subscription) throw subscriptionUnknown()

  return subscription
}

/** @throws {SubscriptionRefused} */
export const updateSubscription = (db: Connection, { change, ...named }: Named & { change: SubscriptionChange }) =>
  changeNamed(db, named, () => ({
    name: change.name,
    amount: change.amount,
    token: change.token,
    interval: change.schedule?.interval,
    maxInterval: change.schedule?.max_interval,
    metadata: change.metadata,
  }))

/** @throws {SubscriptionRefused} */
export const disableSubscription = (db: Connection, named: Named) =>
  changeNamed(db, named, () => ({ status: 'inactive' }))

/** Dates of the pause are not charged. @throws {SubscriptionRefused} */
export const enableSubscription = (db: Connection, { now, ...named }: Named & { now: Date }) =>
  changeNamed(db, named, (subscription) => {
    const isMissed = subscription.status === 'inactive' && subscription.nextExecutionAt <= now

    return { status: 'active', ...(isMissed && { nextExecutionAt: firstDateAfter(now, subscription) }) }
  })

/** Ends the subscription for ever. A second cancellation changes nothing. @throws {SubscriptionRefused} */
export const cancelSubscription = (db: Connection, named: Named) =>
  changeNamed(db, named, () => ({ status: 'inactive', nextExecutionAt: null }), { mayBeEnded: true })

type Decide = (ongoing: Ongoing) => Changes

const changeNamed = (db: Connection, named: Named, decide: Decide, { mayBeEnded = false } = {}) =>
  inTransaction(db, async (tx) => {
    const subscription = isUuid(named.id) ? await lockSubscription(tx, isNamed(named)) : undefined
    if (!subscription) throw subscriptionUnknown()
    if (isOngoing(subscription)) await saveSubscription(tx, subscription, decide(subscription))
    else if (!mayBeEnded) throw new SubscriptionRefused('not_possible', 412, 'Subscription status cannot be updated.')
  })

const isNamed = ({ merchantId, id }: Named) => and(eq(subscriptions.merchantId, merchantId), eq(subscriptions.id, id))
