import type { useTranslations } from 'next-intl'
import type { OrderData } from './order-state'

/** The buyer's phone, for a sentence about contact; `you` where it was not migrated. */
export const whomWeContact = (
  { phone }: Pick<OrderData, 'phone'>,
  t: ReturnType<typeof useTranslations<'order.messages'>>,
) => phone ?? t('you')
