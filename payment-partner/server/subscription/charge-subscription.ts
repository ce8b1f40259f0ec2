import { eq } from 'drizzle-orm'
import { type Connection, inTransaction } from '@/db/connect'
import { merchants, subscriptionCharges, subscriptions } from '@/db/schema'
import { chargeCard } from '../charge/charge-card'
import { chargeWallet } from '../charge/charge-wallet'
import { METHODS } from '../method/methods'
import type { Merchant, Transaction } from '../payment/payment'
import type { Order } from '../transaction/open-transaction'
import { isOngoing, lockSubscription, type Ongoing, type Subscription, saveSubscription } from './change-subscription'
import { after, firstDateAfter } from './schedule'
import { SUBSCRIPTION_STATES } from './status'

type Charge = { id: string; now: Date }

/**
 * Charges a subscription that is due. The row decides: a second run before the next time changes
 * nothing. A failed charge is tried again by the retry schedule, and then given up.
 */
export const chargeSubscription = (db: Connection, { id, now }: Charge) =>
  inTransaction(db, async (tx) => {
    const subscription = await lockSubscription(tx, eq(subscriptions.id, id))
    if (!subscription || !isDue(subscription, now)) return
    const [merchant] = await tx.select().from(merchants).where(eq(merchants.id, subscription.merchantId))
    if (!merchant) return

    const charged = await charge(tx, { subscription, merchant, now })
    if (typeof charged !== 'string')
      await tx.insert(subscriptionCharges).values({ transactionId: charged.id, subscriptionId: id })
    const isPaid = typeof charged !== 'string' && ['capture', 'settlement'].includes(charged.status)
    const next = isPaid ? nextInterval(subscription, now) : nextTry(subscription, now)
    await saveSubscription(tx, subscription, { previousExecutionAt: now, ...next })
  })

const isDue = (subscription: Subscription, now: Date): subscription is Ongoing =>
  SUBSCRIPTION_STATES[subscription.status].charges && isOngoing(subscription) && subscription.nextExecutionAt <= now

type Due = { subscription: Subscription; merchant: Merchant; now: Date }

/** `411`: no card belongs to the token; `202`: the wallet is not linked any more. */
function charge(tx: Connection, { subscription, merchant, now }: Due): Promise<Transaction | '202' | '406' | '411'> {
  const { token, payAccountId } = subscription
  const order = orderOf(subscription, merchant)
  if (payAccountId) return chargeWallet(tx, { order, merchant, wallet: { accountId: payAccountId, token }, now })

  return chargeCard(tx, {
    order,
    merchant,
    wish: {
      tokenId: token,
      authentication: false,
      authorizeOnly: false,
      save: false,
      bank: null,
      installmentTerm: null,
      bins: null,
      pointRedeemAmount: null,
    },
    now,
  })
}

function orderOf(
  { id, currentInterval, retries, amount, metadata, payAccountId }: Subscription,
  merchant: Merchant,
): Order {
  const { expiresAfterSeconds } = METHODS[payAccountId ? 'gopay' : 'credit_card']

  return {
    merchantId: merchant.id,
    orderId: `SUBS-${id.replaceAll('-', '')}-${currentInterval + 1}${retries > 0 ? `-${retries}` : ''}`,
    token: null,
    grossAmount: amount,
    currency: 'IDR',
    notificationUrls: merchant.recurringNotificationUrl ? [merchant.recurringNotificationUrl] : [],
    customFields: Object.keys(metadata).length > 0 ? { metadata } : {},
    expiresAt: null,
    expiresAfterSeconds,
  }
}

type Next = Pick<Subscription, 'currentInterval' | 'retries' | 'nextExecutionAt' | 'status'>

/** Dates that were missed are not charged: the charge at `now` is for all of them. */
function nextInterval(subscription: Subscription, now: Date): Next {
  const { currentInterval, maxInterval } = subscription
  const current = currentInterval + 1
  if (maxInterval !== null && current >= maxInterval)
    return { currentInterval: current, retries: 0, nextExecutionAt: null, status: 'inactive' }

  return {
    currentInterval: current,
    retries: 0,
    nextExecutionAt: firstDateAfter(now, subscription),
    status: 'active',
  }
}

function nextTry(subscription: Subscription, now: Date): Next {
  const { retries, mostRetries, retryInterval, retryIntervalUnit, currentInterval } = subscription
  if (retries >= mostRetries || retryInterval === null || retryIntervalUnit === null)
    return nextInterval(subscription, now)

  return {
    currentInterval,
    retries: retries + 1,
    nextExecutionAt: after(now, retryInterval, retryIntervalUnit),
    status: 'active',
  }
}
