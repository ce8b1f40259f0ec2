import { getTranslations } from 'next-intl/server'
import { card } from '@/app/_ui/styles'
import type { CheckoutData, Parcel } from './checkout-data'
import { ParcelCouriers } from './parcel-couriers'

type Props = { checkout: CheckoutData; parcel: Parcel; addressOpen: boolean }

/** The courier choice of an order with one parcel. */
export async function CourierPart(props: Props) {
  const t = await getTranslations('checkout.courier')

  return (
    <section aria-labelledby="courier" className={`${card} grid scroll-mt-4 gap-4`}>
      <h2 id="courier" className="text-xl">
        {t('heading')}
      </h2>
      <ParcelCouriers {...props} />
    </section>
  )
}
