import { getTranslations } from 'next-intl/server'
import type { OrderData } from './order-state'

/** The buyer's phone, for a sentence about how we reach them; `you` where it was not brought over. */
export const whomWeContact = async ({ phone }: Pick<OrderData, 'phone'>) =>
  phone ?? (await getTranslations('order.messages'))('you')
