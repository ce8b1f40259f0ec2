import { useTranslations } from 'next-intl'
import { arrivalDays, formatMoney } from '@/app/_ui/format'
import { Icon } from '@/app/_ui/lucide-icon'
import { useLanguage } from '@/app/_ui/use-language'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Props = { estimate: NonNullable<RouterOutputs['delivery']['estimate']> }

export function DeliveryEstimate({ estimate }: Props) {
  const t = useTranslations('catalogue')
  const language = useLanguage()
  const { from, to, price } = estimate

  return (
    <p className="flex items-start gap-2 text-sm">
      <Icon of="icon-Truck" size={20} />
      <span>{t('delivery', { from, to, price: formatMoney(price), days: arrivalDays(estimate, language) })}</span>
    </p>
  )
}
