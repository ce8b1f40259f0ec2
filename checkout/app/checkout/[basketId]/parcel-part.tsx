import { getTranslations } from 'next-intl/server'
import { card } from '@/app/_ui/styles'
import type { CheckoutData, Parcel } from './checkout-data'
import { Items } from './item-part'
import { ParcelCouriers } from './parcel-couriers'

type Props = { checkout: CheckoutData; parcel: Parcel; at: number; addressOpen: boolean }

/** One of several parcels: its goods and its courier. */
export async function ParcelPart({ checkout, parcel, at, addressOpen }: Props) {
  const t = await getTranslations('checkout')
  const { quote } = checkout
  const { id, name, city } = parcel.shop

  return (
    <section id={`item-${id}`} aria-labelledby={`parcel-${id}`} className={`${card} grid scroll-mt-4 gap-3`}>
      <h2 id={`parcel-${id}`} className="text-lg">
        {name}{' '}
        <span className="font-normal text-quiet text-sm">
          {city} · {t('parcel', { at, count: quote.parcels.length })}
        </span>
      </h2>
      <Items quote={quote} lines={parcel.lines} addressOpen={addressOpen} />
      <div className="grid gap-3">
        <h3 id={`courier-${id}`} className="sr-only scroll-mt-4">
          {t('courier.heading')}
        </h3>
        <ParcelCouriers checkout={checkout} parcel={parcel} addressOpen={addressOpen} />
      </div>
    </section>
  )
}
