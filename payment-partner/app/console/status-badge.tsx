import { getTranslations } from 'next-intl/server'
import type { NotificationState } from '@/server/console/list-notifications'
import type { Transaction } from '@/server/payment/payment'
import type { PayoutStatus } from '@/server/payout/status'
import type { SubscriptionStatus } from '@/server/subscription/status'

const TONES = {
  pending: 'bg-warn-wash text-warn',
  authorize: 'bg-warn-wash text-warn',
  capture: 'bg-good-wash text-good',
  settlement: 'bg-good-wash text-good',
  deny: 'bg-wrong-wash text-wrong',
  failure: 'bg-wrong-wash text-wrong',
  chargeback: 'bg-wrong-wash text-wrong',
  partial_chargeback: 'bg-wrong-wash text-wrong',
  cancel: 'bg-paper text-quiet',
  expire: 'bg-paper text-quiet',
  refund: 'bg-kasir-wash text-kasir-deep',
  partial_refund: 'bg-kasir-wash text-kasir-deep',
} as const

const PAYOUT_TONES: Record<PayoutStatus, string> = {
  queued: 'bg-warn-wash text-warn',
  approved: 'bg-kasir-wash text-kasir-deep',
  rejected: 'bg-paper text-quiet',
  processed: 'bg-kasir-wash text-kasir-deep',
  completed: 'bg-good-wash text-good',
  failed: 'bg-wrong-wash text-wrong',
}

const NOTIFICATION_TONES: Record<NotificationState, string> = {
  waiting: 'bg-warn-wash text-warn',
  delivered: 'bg-good-wash text-good',
  given_up: 'bg-wrong-wash text-wrong',
  held: 'bg-kasir-wash text-kasir-deep',
  dropped: 'bg-paper text-quiet',
}

export async function NotificationBadge({ state }: { state: NotificationState }) {
  const t = await getTranslations('console.notifications.state')

  return <Badge tone={NOTIFICATION_TONES[state]}>{t(state)}</Badge>
}

const SUBSCRIPTION_TONES: Record<SubscriptionStatus, string> = {
  active: 'bg-good-wash text-good',
  inactive: 'bg-paper text-quiet',
}

export async function SubscriptionBadge({ status }: { status: SubscriptionStatus }) {
  const t = await getTranslations('console.subscriptionStatus')

  return <Badge tone={SUBSCRIPTION_TONES[status]}>{t(status)}</Badge>
}

export async function PayoutBadge({ status }: { status: PayoutStatus }) {
  const t = await getTranslations('console.payoutStatus')

  return <Badge tone={PAYOUT_TONES[status]}>{t(status)}</Badge>
}

/** A state in words. A challenged card looks pending, not paid. */
export async function StatusBadge({ status, fraudStatus }: Pick<Transaction, 'status' | 'fraudStatus'>) {
  const t = await getTranslations('console.status')
  const challenged = status === 'capture' && fraudStatus === 'challenge'

  return <Badge tone={TONES[challenged ? 'pending' : status]}>{t(challenged ? 'challenge' : status)}</Badge>
}

export const Badge = ({ tone, children }: { tone: string; children: React.ReactNode }) => (
  <span className={`inline-flex whitespace-nowrap rounded-full px-2.5 py-0.5 font-bold text-xs ${tone}`}>
    {children}
  </span>
)
