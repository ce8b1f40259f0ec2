import { useTranslations } from 'next-intl'
import { Notice } from '@/app/_ui/notice'
import type { OrderData } from './order-state'

/**
 * Money that left again after the parcel had shipped. If that stopped the order, the headline
 * reports it.
 */
export function FlagNotice({ order: { flag, status } }: { order: OrderData }) {
  const t = useTranslations('order.flag')
  if (!flag || status === 'cancelled') return null

  return <Notice tone="warn">{t(flag)}</Notice>
}
