import { MapPin } from 'lucide-react'
import Link from 'next/link'
import { getMessages, getTranslations } from 'next-intl/server'
import { card } from '@/app/styles'
import { AddressForm } from './address-form'
import { type AddressValues, nameArea } from './address-state'
import type { CheckoutData } from './checkout-data'

type Props = { checkout: CheckoutData; editing: boolean }

export async function AddressPart({ checkout: { quote }, editing }: Props) {
  const t = await getTranslations('checkout.address')
  const { delivery, basketId } = quote

  return (
    <section aria-labelledby="address" className={`${card} grid scroll-mt-4 gap-4`}>
      <div className="flex items-center justify-between gap-4">
        <h2 id="address" className="text-xl">
          {t('heading')}
        </h2>
        {delivery && (
          <Link
            href={editing ? `/checkout/${basketId}` : `/checkout/${basketId}?edit=address`}
            prefetch={false}
            scroll={false}
            className="min-h-11 content-center underline"
          >
            {t(editing ? 'cancel' : 'change')}
          </Link>
        )}
      </div>
      {delivery && !editing ? (
        <SavedAddress delivery={delivery} />
      ) : (
        <AddressForm
          initial={{ values: valuesOf(basketId, delivery), errors: {}, matches: [] }}
          words={(await getMessages()).checkout.address}
        />
      )}
    </section>
  )
}

type Delivery = NonNullable<CheckoutData['quote']['delivery']>

function SavedAddress({ delivery }: { delivery: Delivery }) {
  const { recipient, phone, street, rtRw, landmark, courierNote, area } = delivery
  const details = [rtRw && `RT/RW ${rtRw}`, landmark, courierNote].filter(Boolean)

  return (
    <div className="grid grid-cols-[auto_1fr] gap-3">
      <MapPin size={20} aria-hidden className="mt-0.5 text-pasar-deep" />
      <address className="not-italic">
        <p>
          <strong>{recipient}</strong> · <span className="money">{phone}</span>
        </p>
        <p className="text-quiet">{street}</p>
        {details.length > 0 && <p className="text-quiet">{details.join(' · ')}</p>}
        <p className="text-quiet">{nameArea(area)}</p>
      </address>
    </div>
  )
}

function valuesOf(basketId: string, delivery: Delivery | null): AddressValues {
  return {
    basketId,
    recipient: delivery?.recipient ?? '',
    phone: delivery?.phone ?? '',
    areaId: delivery?.area.id ?? '',
    areaText: delivery ? nameArea(delivery.area) : '',
    street: delivery?.street ?? '',
    rtRw: delivery?.rtRw ?? '',
    landmark: delivery?.landmark ?? '',
    courierNote: delivery?.courierNote ?? '',
  }
}
