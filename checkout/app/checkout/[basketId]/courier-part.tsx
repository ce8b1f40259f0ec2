import { Truck } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { arrivalDays, formatMoney } from '@/app/format'
import { readLanguage } from '@/app/language/read-language'
import { card } from '@/app/styles'
import { chooseCourier } from './actions'
import type { CheckoutData } from './checkout-data'

type Parcel = CheckoutData['quote']['parcels'][number]
type Offers = NonNullable<CheckoutData['offers']>[string]

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
        quote.parcels.map((parcel) => (
          <ParcelCouriers
            key={parcel.shop.id}
            basketId={quote.basketId}
            parcel={parcel}
            offers={offers[parcel.shop.id] ?? []}
          />
        ))}
    </section>
  )
}

async function ParcelCouriers({ basketId, parcel, offers }: { basketId: string; parcel: Parcel; offers: Offers }) {
  const t = await getTranslations('checkout.courier')
  const { shop, weightGrams, courier } = parcel

  return (
    <form action={chooseCourier} className="grid gap-2">
      <p className="text-quiet text-sm">
        {`${t('from', { city: shop.city, weight: weightGrams })} · ${t('ifPaidToday')}`}
      </p>
      <input type="hidden" name="basketId" value={basketId} />
      <input type="hidden" name="shopId" value={shop.id} />
      {offers.map((offer) => (
        <CourierOption key={offer.code} offer={offer} chosen={offer.code === courier?.code} />
      ))}
    </form>
  )
}

async function CourierOption({ offer, chosen }: { offer: Offers[number]; chosen: boolean }) {
  const t = await getTranslations('checkout.courier')
  const language = await readLanguage()
  const kind = t(`kind.${offer.kind}`)

  if (offer.refusal !== null)
    return (
      <div className="grid grid-cols-[auto_1fr] items-center gap-3 rounded-control border border-line border-dashed px-4 py-3 text-quiet">
        <Truck size={20} aria-hidden />
        <div>
          <p>
            {offer.name} · {kind}
          </p>
          <p className="text-sm">{await whyNot(offer)}</p>
        </div>
      </div>
    )

  return (
    <button
      type="submit"
      name="courierCode"
      value={offer.code}
      aria-pressed={chosen}
      className="grid min-h-14 cursor-pointer grid-cols-[auto_1fr_auto] items-center gap-3 rounded-control border border-line px-4 py-3 text-left hover:border-ink aria-pressed:border-2 aria-pressed:border-pasar-deep aria-pressed:bg-pasar-wash"
    >
      <Truck size={20} aria-hidden className={chosen ? 'text-pasar-deep' : 'text-quiet'} />
      <span className="grid">
        <span className="font-bold">
          {offer.name} · {kind}
        </span>
        <span className="text-quiet text-sm">{t('arrives', { dates: arrivalDays(offer, language) })}</span>
      </span>
      <span className="text-right">
        <span className="money block font-extrabold">{formatMoney(offer.price)}</span>
        {chosen && <span className="font-bold text-pasar-deep text-sm">{t('chosen')}</span>}
      </span>
    </button>
  )
}

async function whyNot(offer: Extract<Offers[number], { refusal: string }>) {
  const t = await getTranslations('checkout.courier.refusal')

  return offer.refusal === 'too_heavy' ? t('too_heavy', { heaviest: offer.heaviest / 1000 }) : t(offer.refusal)
}
