import { ChevronLeft } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import { SubscriptionBadge } from '@/app/console/status-badge'
import type { Subscription } from '@/server/subscription/change-subscription'

export async function SubscriptionHeading({ subscription: { name, amount, status } }: { subscription: Subscription }) {
  const t = await getTranslations('console.subscription')

  return (
    <div className="grid gap-1">
      <a
        href="/console/subscriptions"
        className="inline-flex min-h-11 items-center gap-1 justify-self-start font-bold text-quiet"
      >
        <ChevronLeft size={18} aria-hidden />
        {t('back')}
      </a>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <h1 className="text-2xl [overflow-wrap:anywhere] sm:text-3xl">{name}</h1>
        <p className="flex items-center gap-3">
          <span className="money font-extrabold text-2xl">{formatRupiah(amount)}</span>
          <SubscriptionBadge status={status} />
        </p>
      </div>
    </div>
  )
}
