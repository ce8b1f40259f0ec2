import { useTranslations } from 'next-intl'
import { payOtherwise } from './actions'
import type { OrderData } from './order-state'

/** Once a code or a page was given: another method, in its stead and never beside it. */
export function OtherMethod({ order }: { order: OrderData }) {
  const t = useTranslations('payment.otherMethod')
  if (order.payment?.state !== 'open' || order.gatewayTime) return null

  return (
    <form action={payOtherwise} className="grid justify-items-start gap-1">
      <input type="hidden" name="orderId" value={order.id} />
      <button type="submit" className="min-h-11 cursor-pointer text-left underline">
        {t('choose')}
      </button>
      <p className="text-quiet text-sm">{t('text')}</p>
    </form>
  )
}
