import { getTranslations } from 'next-intl/server'
import { Badge } from '@/app/back-office/parts/badge'
import { OrderLink } from '@/app/back-office/parts/order-link'
import { formatMoment, formatMoney } from '@/app/format'
import { readLanguage } from '@/app/language/read-language'
import { button, card } from '@/app/styles'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { advance, settleCod } from './actions'

type Order = RouterOutputs['backOffice']['orders'][number]
type Parcel = Order['parcels'][number]
type Props = { order: Order; show: string; found: boolean }

export async function OrderCard({ order, show, found }: Props) {
  const t = await getTranslations('backOffice.orders')
  const status = (await getTranslations('order.status'))(order.status)
  const language = await readLanguage()
  const back = found ? `?order=${order.id}` : `?show=${show}`

  return (
    <li className={`${card} grid gap-4`}>
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3">
          <OrderLink orderId={order.id} />
          <Badge tone={order.status === 'cancelled' || order.status === 'expired' ? 'quiet' : 'good'}>{status}</Badge>
          {order.flag && <Badge tone="wrong">{t(`flag.${order.flag}`)}</Badge>}
        </p>
        <p className="text-quiet text-sm">
          {t('placedAt', { time: formatMoment(order.placedAt, language) })} ·{' '}
          <span className="money">{formatMoney(order.total)}</span>
        </p>
        {order.paymentWay === 'cod' && (
          <p className="text-quiet text-sm">
            {order.withCourier === null
              ? t('cod', { amount: formatMoney(order.total) })
              : t('withCourier', { amount: formatMoney(order.withCourier) })}
          </p>
        )}
      </div>
      <ul className="grid gap-3">
        {order.parcels.map((parcel) => (
          <ParcelRow key={parcel.shopId} parcel={parcel} city={order.city} back={back} />
        ))}
      </ul>
      {order.paymentWay === 'cod' && <CodSteps order={order} back={back} />}
    </li>
  )
}

/** What the courier tells beside the parcel's way: nobody took it, or the money is handed over. */
async function CodSteps({ order, back }: { order: Order; back: string }) {
  const t = await getTranslations('backOffice.orders')
  const step = order.status === 'shipped' ? 'refused' : order.withCourier === null ? null : 'handed_over'
  if (!step) return null

  return (
    <form action={settleCod} className="grid sm:justify-self-end">
      <input type="hidden" name="orderId" value={order.id} />
      <input type="hidden" name="back" value={back} />
      <button
        type="submit"
        name="to"
        value={step}
        aria-label={`${t(`step.${step}`)} · ${order.id}`}
        className={button.quiet}
      >
        {t(`step.${step}`)}
      </button>
    </form>
  )
}

/** What one shop sends, and its next step. */
async function ParcelRow({ parcel, city, back }: { parcel: Parcel; city: string; back: string }) {
  const t = await getTranslations('backOffice.orders')
  const { shop, courierName: courier, lines: count, stands } = parcel

  return (
    <li className="grid gap-2 border-line border-t pt-3 sm:grid-cols-[1fr_auto] sm:items-center">
      <p className="text-sm">
        {t('about', { shop, city, courier, count })}
        {stands && ` · ${t(`parcel.${stands}`)}`}
      </p>
      {parcel.next && <NextStep parcel={parcel} to={parcel.next} back={back} />}
    </li>
  )
}

async function NextStep({ parcel, to, back }: { parcel: Parcel; to: NonNullable<Parcel['next']>; back: string }) {
  const t = await getTranslations('backOffice.orders')

  return (
    <form action={advance} className="grid">
      <input type="hidden" name="orderId" value={parcel.orderId} />
      <input type="hidden" name="shopId" value={parcel.shopId} />
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="back" value={back} />
      <button
        type="submit"
        aria-label={`${t(`step.${to}`)} · ${parcel.shop} · ${parcel.orderId}`}
        className={button.primary}
      >
        {t(`step.${to}`)}
      </button>
    </form>
  )
}
