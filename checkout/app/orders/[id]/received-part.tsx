import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { button, card } from '@/app/_ui/styles'
import { isReceivable, type OrderData } from './order-state'

/** The buyer checks the delivered parcel; only their confirmation releases the seller's payout. */
export function ReceivedPart({ order }: { order: OrderData }) {
  const t = useTranslations('order.received')
  if (!isReceivable(order)) return null
  const goods = goodsOf(order)

  return (
    <section aria-labelledby="received" className={`${card} grid gap-3 border-pasar-deep print:hidden`}>
      <h2 id="received" className="text-xl">
        {t(`${goods}.heading`)}
      </h2>
      <p className="text-quiet">{t(`${goods}.text`)}</p>
      <Link href={`/orders/${order.id}/received`} prefetch={false} className={button.primary}>
        {t('link')}
      </Link>
    </section>
  )
}

/**
 * Returns the goods to confirm: all, all without a right to return, the rest after a return, or
 * those whose return was refused.
 */
function goodsOf({ return: returned, returnable }: OrderData) {
  if (!returned) return returnable ? ('all' as const) : ('forGood' as const)

  return returned.state === 'accepted' ? ('rest' as const) : ('refused' as const)
}
