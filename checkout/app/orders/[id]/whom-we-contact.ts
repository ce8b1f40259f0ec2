import type { useTranslations } from 'next-intl'
import type { OrderData } from './order-state'

/** The buyer's phone, for a sentence about how we reach them; `you` where it was not brought over. */
export const whomWeContact = (
  { phone }: Pick<OrderData, 'phone'>,
  t: ReturnType<typeof useTranslations<'order.messages'>>,
) => phone ?? t('you')
