import { getTranslations } from 'next-intl/server'
import { formatMoney } from '@/app/_ui/format'
import { nameMethod } from '@/app/_ui/method-name'
import type { OrderData } from '../order-state'
import { whomWeContact } from '../whom-we-contact'

/** Explains the refund by payment method. */
export async function MoneyBack({ order }: { order: OrderData }) {
  const t = await getTranslations('order.cancel')
  const facts = {
    amount: formatMoney(order.refundable),
    method: await nameMethod(order.payment?.method),
    phone: whomWeContact(order, await getTranslations('order.messages')),
  }
  const way =
    order.status === 'awaiting_payment' ? 'unpaid' : order.status === 'confirmed' ? 'confirmed' : order.refundBy

  return (
    <div className="grid gap-2">
      <h2 className="text-xl">{t(`${way}.title`, facts)}</h2>
      <p>{t(`${way}.text`, facts)}</p>
    </div>
  )
}
