import type { subscriptionStatus } from '@/db/schema'

export type SubscriptionStatus = (typeof subscriptionStatus.enumValues)[number]

/** Whether a subscription charges, and the operator's change of that. */
export const SUBSCRIPTION_STATES: Record<SubscriptionStatus, { charges: boolean; toggle: 'disable' | 'enable' }> = {
  active: { charges: true, toggle: 'disable' },
  inactive: { charges: false, toggle: 'enable' },
}
