import { useTranslations } from 'next-intl'
import { formatMoney } from '@/app/_ui/format'
import { card } from '@/app/_ui/styles'
import type { OrderData } from './order-state'

/** The amount that the courier collects at the door, until delivery. */
export function CashPart({ order }: { order: OrderData }) {
  const { status, paymentWay, total, parcels } = order
  const t = useTranslations('order.cod')
  if (paymentWay !== 'cod' || !['confirmed', 'packed', 'shipped'].includes(status)) return null
  const courier = parcels.map(({ courierName }) => courierName).join(', ')

  return (
    <section aria-labelledby="cash" className={`${card} grid gap-2 border-pasar-deep`}>
      <h2 id="cash" className="text-xl">
        {t('heading', { amount: formatMoney(total) })}
      </h2>
      <p className="text-quiet">{t('text', { courier })}</p>
    </section>
  )
}
