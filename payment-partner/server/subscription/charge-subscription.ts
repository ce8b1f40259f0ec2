import { eq } from 'drizzle-orm'
import { type Connection, inTransaction } from '@/db/connect'
import { merchants, subscriptionCharges, subscriptions } from '@/db/schema'
import { chargeCard } from '../charge/charge-card'
import { METHODS } from '../method/methods'
import type { Merchant, Transaction } from '../payment/payment'
import { after } from './schedule'
import { planCharge, type Subscription } from './subscriptions'

type Charge = { id: string; now: Date }

/**
 * Charges a subscription that is due. The row decides: a second run before the next time changes
 * nothing. A failed charge is tried again by the retry schedule, and then given up.
 */
export const chargeSubscription = (db: Connection, { id, now }: Charge) =>
  inTransaction(db, async (tx) => {
    const [due] = await tx
      .select({ subscription: subscriptions, merchant: merchants })
      .from(subscriptions)
      .innerJoin(merchants, eq(merchants.id, subscriptions.merchantId))
      .where(eq(subscriptions.id, id))
      .for('update', { of: subscriptions })
    if (!due || !isDue(due.subscription, now)) return

    const charged = await charge(tx, { ...due, now })
    if (typeof charged !== 'string')
      await tx.insert(subscriptionCharges).values({ transactionId: charged.id, subscriptionId: id })
    const isPaid = typeof charged !== 'string' && charged.status === 'capture'
    const [next] = await tx
      .update(subscriptions)
      .set({ previousExecutionAt: now, ...(isPaid ? nextInterval(due.subscription) : nextTry(due.subscription, now)) })
      .where(eq(subscriptions.id, id))
      .returning()
    if (next) await planCharge(tx, next)
  })

const isDue = ({ status, nextExecutionAt }: Subscription, now: Date) =>
  status === 'active' && nextExecutionAt !== null && nextExecutionAt <= now

type Due = { subscription: Subscription; merchant: Merchant; now: Date }

/** `411`: no card belongs to the token. */
function charge(tx: Connection, { subscription, merchant, now }: Due): Promise<Transaction | '406' | '411'> {
  const { id, currentInterval, retries, amount, token, metadata } = subscription

  return chargeCard(tx, {
    merchant,
    order: {
      merchantId: merchant.id,
      orderId: `SUBS-${id.replaceAll('-', '')}-${currentInterval + 1}${retries > 0 ? `-${retries}` : ''}`,
      token: null,
      grossAmount: amount,
      currency: 'IDR',
      notificationUrls: merchant.recurringNotificationUrl ? [merchant.recurringNotificationUrl] : [],
      customFields: Object.keys(metadata).length > 0 ? { metadata } : {},
      expiresAt: null,
      expiresAfterSeconds: METHODS.credit_card.expiresAfterSeconds,
    },
    wish: { tokenId: token, authentication: false, authorizeOnly: false, save: false },
    now,
  })
}

type Next = Pick<Subscription, 'currentInterval' | 'retries' | 'nextExecutionAt' | 'status'>

/** Intervals count from the start, so that a late charge delays no later one. */
function nextInterval({ currentInterval, maxInterval, startTime, interval, intervalUnit }: Subscription): Next {
  const current = currentInterval + 1
  if (maxInterval !== null && current >= maxInterval)
    return { currentInterval: current, retries: 0, nextExecutionAt: null, status: 'inactive' }

  return {
    currentInterval: current,
    retries: 0,
    nextExecutionAt: after(startTime, current * interval, intervalUnit),
    status: 'active',
  }
}

function nextTry(subscription: Subscription, now: Date): Next {
  const { retries, mostRetries, retryInterval, retryIntervalUnit, currentInterval } = subscription
  if (retries >= mostRetries || retryInterval === null || retryIntervalUnit === null) return nextInterval(subscription)

  return {
    currentInterval,
    retries: retries + 1,
    nextExecutionAt: after(now, retryInterval, retryIntervalUnit),
    status: 'active',
  }
}
