import { getTranslations } from 'next-intl/server'
import { formatMoney } from '@/app/format'
import { card } from '@/app/styles'
import type { OrderData } from './order-state'

/** Until it has arrived: how much the courier collects at the door. */
export async function CashPart({ order }: { order: OrderData }) {
  const { status, paymentWay, total, parcels } = order
  if (paymentWay !== 'cod' || !['confirmed', 'packed', 'shipped'].includes(status)) return null
  const t = await getTranslations('order.cod')
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
