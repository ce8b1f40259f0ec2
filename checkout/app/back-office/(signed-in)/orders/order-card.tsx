import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { readLanguage } from '@/app/_request/read-language'
import { formatMoment, formatMoney } from '@/app/_ui/format'
import { button, card } from '@/app/_ui/styles'
import { Badge } from '@/app/back-office/parts/badge'
import { OrderLink } from '@/app/back-office/parts/order-link'
import { toParcelKey } from '@/server/fulfilment/input'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { advance, handOverCash } from './actions'

/** The form of the chosen parcels, above the list. */
export const CHOSEN = 'chosen'

type Order = RouterOutputs['backOffice']['orders'][number]
type Parcel = Order['parcels'][number]
type Props = {
  order: Order
  /** Search of the list to return to after a step; `?at=order` returns to the order's page. */
  back: string
  /** Shows a checkbox for each parcel whose next step is this one. */
  choosable?: Parcel['next']
}

export async function OrderCard({ order, back, choosable = null }: Props) {
  const t = await getTranslations('backOffice.orders')
  const status = (await getTranslations('order.status'))(order.status)
  const language = await readLanguage()

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
        {order.paymentWay === 'cod' && <Cash order={order} />}
      </div>
      <ul className="grid gap-3">
        {order.parcels.map((parcel) => (
          <ParcelRow key={parcel.shopId} order={order} parcel={parcel} back={back} choosable={choosable} />
        ))}
      </ul>
      {order.paymentWay === 'cod' && <CodSteps order={order} back={back} />}
      {order.paid && <ToRefund order={order} />}
    </li>
  )
}

const TO_COLLECT = new Set<string>(['confirmed', 'packed', 'shipped'])

/**
 * Cash that the courier will collect or holds; settled once it is handed over or the parcel
 * refused.
 */
async function Cash({ order: { status, total, withCourier } }: { order: Order }) {
  const t = await getTranslations('backOffice.orders')
  const owed = withCourier === null ? t('codOver') : t('withCourier', { amount: formatMoney(withCourier) })

  return (
    <p className="text-quiet text-sm">{TO_COLLECT.has(status) ? t('cod', { amount: formatMoney(total) }) : owed}</p>
  )
}

/** Courier events that are not movements: delivery refused, cash handed over. */
async function CodSteps({ order, back }: { order: Order; back: string }) {
  const t = await getTranslations('backOffice.orders')
  if (order.status === 'shipped')
    return (
      <Link
        href={`/back-office/orders/${order.id}/refused${back}`}
        prefetch={false}
        aria-label={`${t('step.refused')} · ${order.id}`}
        className={`${button.quiet} sm:justify-self-end`}
      >
        {t('step.refused')}
      </Link>
    )
  if (order.withCourier === null) return null

  return (
    <form action={handOverCash} className="grid sm:justify-self-end">
      <input type="hidden" name="orderId" value={order.id} />
      <input type="hidden" name="back" value={back} />
      <button type="submit" aria-label={`${t('step.handed_over')} · ${order.id}`} className={button.quiet}>
        {t('step.handed_over')}
      </button>
    </form>
  )
}

/** Link to the refund page, for a lost parcel or a justified complaint. */
async function ToRefund({ order: { id } }: { order: Order }) {
  const t = await getTranslations('backOffice.givingBack')

  return (
    <Link
      href={`/back-office/orders/${id}/refund`}
      prefetch={false}
      aria-label={`${t('link')} · ${id}`}
      className="inline-block min-h-11 content-center underline sm:justify-self-end"
    >
      {t('link')}
    </Link>
  )
}

/** One shop's parcel and its next step. */
async function ParcelRow({ order, parcel, back, choosable }: Props & { parcel: Parcel }) {
  const t = await getTranslations('backOffice.orders')
  const { shop, courierName: courier, pieces: count, stands } = parcel

  return (
    <li className="grid gap-2 border-line border-t pt-3 sm:grid-cols-[1fr_auto] sm:items-center">
      <div className="flex items-center gap-2 text-sm">
        {choosable && parcel.next === choosable && (
          <label className="-ml-3 grid size-11 shrink-0 cursor-pointer place-items-center">
            <input
              type="checkbox"
              name="parcel"
              form={CHOSEN}
              value={toParcelKey(parcel)}
              aria-label={t('bulk.choose', { shop, order: order.id })}
              className="size-5"
            />
          </label>
        )}
        <p>
          {t('about', { shop, city: order.city ?? '–', courier, count })}
          {stands && ` · ${t(`parcel.${stands}`)}`}
        </p>
      </div>
      {parcel.next && <NextStep parcel={parcel} to={parcel.next} cod={order.paymentWay === 'cod'} back={back} />}
    </li>
  )
}

type Next = { parcel: Parcel; to: NonNullable<Parcel['next']>; cod: boolean; back: string }

async function NextStep({ parcel, to, cod, back }: Next) {
  const t = await getTranslations('backOffice.orders')
  const step = t(cod && to === 'arrived' ? 'step.collected' : `step.${to}`)

  return (
    <form action={advance} className="grid">
      <input type="hidden" name="orderId" value={parcel.orderId} />
      <input type="hidden" name="shopId" value={parcel.shopId} />
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="back" value={back} />
      <button type="submit" aria-label={`${step} · ${parcel.shop} · ${parcel.orderId}`} className={button.primary}>
        {step}
      </button>
    </form>
  )
}
