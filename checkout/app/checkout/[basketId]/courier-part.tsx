import { getTranslations } from 'next-intl/server'
import { card } from '@/app/styles'
import type { CheckoutData } from './checkout-data'
import { ParcelCouriers } from './parcel-couriers'

/** Who brings it: a choice for the parcel of each shop. */
export async function CourierPart({ checkout: { quote, offers } }: { checkout: CheckoutData }) {
  const t = await getTranslations('checkout.courier')

  return (
    <section aria-labelledby="courier" className={`${card} grid scroll-mt-4 gap-4`}>
      <div>
        <h2 id="courier" className="text-xl">
          {t('heading')}
        </h2>
        {!offers && <p className="text-quiet text-sm">{t('first')}</p>}
      </div>
      {offers &&
        quote.parcels.map((parcel) => {
          const own = offers[parcel.shop.id]
          return own && <ParcelCouriers key={parcel.shop.id} basketId={quote.basketId} parcel={parcel} offers={own} />
        })}
    </section>
  )
}
