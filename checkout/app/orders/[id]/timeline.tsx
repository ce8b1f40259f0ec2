import { useTranslations } from 'next-intl'
import { card } from '@/app/_ui/styles'
import type { OrderData } from './order-state'
import { Way, wayBeside, wayOfParcel, wholeWay } from './way'

type Parcel = OrderData['parcels'][number]

/** Progress of the order, or where it ended. With several shops each parcel has its own list. */
export function Timeline({ order }: { order: OrderData }) {
  const t = useTranslations('order.timeline')
  const [first, ...others] = order.parcels
  const single = first && others.length === 0

  return (
    <section aria-labelledby="timeline" className={`${card} grid gap-5`}>
      <div>
        <h2 id="timeline" className="text-xl">
          {t('heading')}
        </h2>
        {single && <Tracking parcel={first} />}
      </div>
      <Way reached={single ? wholeWay(order, first) : wayBeside(order)} />
      {!single &&
        order.parcels.map((parcel, index) => (
          <section
            key={parcel.shop.id}
            aria-labelledby={`parcel-${parcel.shop.id}`}
            className="grid gap-3 border-line border-t pt-5"
          >
            <div>
              <h3 id={`parcel-${parcel.shop.id}`} className="text-lg">
                {t('parcel', { number: index + 1, all: order.parcels.length, shop: parcel.shop.name })}
              </h3>
              <Tracking parcel={parcel} />
            </div>
            <ParcelSteps order={order} parcel={parcel} />
          </section>
        ))}
    </section>
  )
}

function Tracking({ parcel: { courierName: courier, trackingNumber: number } }: { parcel: Parcel }) {
  const t = useTranslations('order.timeline')
  if (!number) return null

  return <p className="text-quiet text-sm">{t('tracking', { courier, number })}</p>
}

function ParcelSteps({ order, parcel }: { order: OrderData; parcel: Parcel }) {
  const t = useTranslations('order.timeline')
  const reached = wayOfParcel(order, parcel)
  // An order that ended before any parcel moved.
  if (reached.length === 0) return <p className="text-quiet text-sm">{t('notSent')}</p>

  return <Way reached={reached} />
}
