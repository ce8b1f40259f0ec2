import { getTranslations } from 'next-intl/server'
import { Notice } from '@/app/notice'
import type { OrderData } from './order-state'

/** Money that left again while the parcel was under way; where that stopped the order, the headline says it. */
export async function FlagNotice({ order: { flag, status } }: { order: OrderData }) {
  const t = await getTranslations('order.flag')
  if (!flag || status === 'cancelled') return null

  return <Notice tone="warn">{t(flag)}</Notice>
}
