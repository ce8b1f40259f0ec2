import { getTranslations } from 'next-intl/server'
import { StepButton } from '@/app/_forms/step-button'
import { readLanguage } from '@/app/_request/read-language'
import { arrivalDays, formatMoney } from '@/app/_ui/format'
import { Icon } from '@/app/_ui/lucide-icon'
import { Notice } from '@/app/_ui/notice'
import { button } from '@/app/_ui/styles'
import { chooseCourier, chooseInsurance } from './actions'
import type { CheckoutData, Parcel } from './checkout-data'
import { CourierFrame } from './courier-frame'
import { dependsOnCourier } from './offers-cod'
import { type AlongAddress, alongAddress } from './steps'

type Offer = NonNullable<Parcel['offers']>[number]

type Props = { checkout: CheckoutData; parcel: Parcel; addressOpen: boolean }

/** Courier and insurance of one shop's parcel, folded to the chosen ones. */
export async function ParcelCouriers({ checkout: { quote }, parcel, addressOpen }: Props) {
  const t = await getTranslations('checkout.courier')
  const { basketId } = quote
  const { shop, weightGrams, courier, offers, distanceKm } = parcel
  if (!parcel.sendable) return <p className="text-quiet text-sm">{t('nothingToSend')}</p>
  if (!offers) return <p className="text-quiet text-sm">{t('first')}</p>
  const along = alongAddress({ basketId, addressOpen, of: { shopId: shop.id } })
  const chosen = offers.find(({ code }) => code === courier?.code)
  const from = t('from', { city: shop.city, weight: weightGrams, distance: distanceKm ?? 0 })

  return (
    <CourierFrame chosen={courier?.code} summary={<Chosen offer={chosen} isInsured={parcel.insurance > 0} />}>
      <div className="grid gap-3">
        <form action={chooseCourier} className="grid gap-2">
          <p className="text-quiet text-sm">
            {from} · {t('ifPaidToday')}
          </p>
          <input type="hidden" name="basketId" value={basketId} />
          <input type="hidden" name="shopId" value={shop.id} />
          {offers.every(({ refusal }) => refusal !== null) && <Notice tone="warn">{t('nobody')}</Notice>}
          {offers.map((offer) => (
            <CourierOption
              key={offer.code}
              offer={offer}
              chosen={offer.code === courier?.code}
              along={along}
              cash={offer.refusal === null && offer.takesCash && dependsOnCourier(quote)}
            />
          ))}
        </form>
        {courier && <Insurance basketId={basketId} parcel={parcel} along={along} />}
      </div>
    </CourierFrame>
  )
}

async function Chosen({ offer, isInsured }: { offer: Offer | undefined; isInsured: boolean }) {
  const t = await getTranslations('checkout.courier')
  if (!offer || offer.refusal !== null) return <span className="font-bold">{t('choose')}</span>

  return (
    <span className="grid min-w-0 flex-1 grid-cols-[1fr_auto] items-center gap-3">
      <span className="grid">
        <span className="font-bold">
          {offer.name} · {t(`kind.${offer.kind}`)}
        </span>
        <span className="text-quiet text-sm">
          {[await arrivalOf(offer), ...(isInsured ? [t('insured')] : [])].join(' · ')}
        </span>
      </span>
      <span className="grid justify-items-end">
        <span className="money font-extrabold">{formatMoney(offer.price)}</span>
        <span className="text-sm underline">{t('change')}</span>
      </span>
    </span>
  )
}

type OptionProps = { offer: Offer; chosen: boolean; along: AlongAddress; cash: boolean }

async function CourierOption({ offer, chosen, along, cash }: OptionProps) {
  const t = await getTranslations('checkout.courier')
  const kind = t(`kind.${offer.kind}`)

  if (offer.refusal !== null)
    return (
      <div className="grid grid-cols-[auto_1fr] items-center gap-3 rounded-control border border-line border-dashed px-4 py-3 text-quiet">
        <Icon of="icon-Truck" size={20} />
        <div>
          <p>
            {offer.name} · {kind}
          </p>
          <p className="text-sm">{await whyNot(offer)}</p>
        </div>
      </div>
    )
  const about = [await arrivalOf(offer), ...(cash ? [t('takesCash')] : [])].join(' · ')
  const mark = markOf(offer)

  return (
    <StepButton
      name="courierCode"
      value={offer.code}
      along={along('chooseCourier')}
      aria-pressed={chosen}
      className="grid min-h-14 cursor-pointer grid-cols-[auto_1fr_auto] items-center gap-3 rounded-control border border-line px-4 py-3 text-left hover:border-ink aria-pressed:border-2 aria-pressed:border-pasar-deep aria-pressed:bg-pasar-wash"
    >
      <Icon of="icon-Truck" size={20} className={chosen ? 'text-pasar-deep' : 'text-quiet'} />
      <span className="grid gap-0.5">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-bold">
            {offer.name} · {kind}
          </span>
          {mark && (
            <span className="rounded-full border border-pasar-deep px-2.5 font-bold text-pasar-deep text-xs leading-5">
              {t(`mark.${mark}`)}
            </span>
          )}
        </span>
        <span className="text-quiet text-sm">{about}</span>
      </span>
      <span className="text-right">
        <span className="money block font-extrabold">{formatMoney(offer.price)}</span>
        {chosen && <span className="font-bold text-pasar-deep text-sm">{t('chosen')}</span>}
      </span>
    </StepButton>
  )
}

type Possible = Extract<Offer, { refusal: null }>

async function arrivalOf(offer: Possible) {
  const t = await getTranslations('checkout.courier')
  const soon = offer.today && SOON[offer.kind]

  return soon ? t(soon) : t('arrives', { dates: arrivalDays(offer, await readLanguage()) })
}

/** Arrival texts for couriers that deliver on the day of payment. */
const SOON: Partial<Record<Offer['kind'], 'arrivesInHours' | 'arrivesToday'>> = {
  instant: 'arrivesInHours',
  same_day: 'arrivesToday',
}

function markOf({ cheapest, fastest }: Offer) {
  if (cheapest && fastest) return 'cheapest_and_fastest'
  if (cheapest) return 'cheapest'

  return fastest ? 'fastest' : null
}

async function whyNot(offer: Extract<Offer, { refusal: string }>) {
  const t = await getTranslations('checkout.courier.refusal')
  if (offer.refusal === 'too_heavy') return t('too_heavy', { heaviest: offer.heaviest / 1000 })
  if (offer.refusal === 'too_far') return t('too_far', { farthest: offer.farthestKm })

  return t('not_on_this_route')
}

type InsuranceProps = { basketId: string; parcel: Parcel; along: AlongAddress }

/** The buyer adds insurance with a button; it is never preselected. */
async function Insurance({ basketId, parcel, along }: InsuranceProps) {
  const t = await getTranslations('checkout.courier.insurance')
  const { shop, subtotal, insurancePrice, insurance } = parcel
  const insured = insurance > 0
  const price = formatMoney(insurancePrice)

  return (
    <form action={chooseInsurance} className="grid items-center gap-x-3 gap-y-2 sm:grid-cols-[auto_1fr_auto]">
      <input type="hidden" name="basketId" value={basketId} />
      <input type="hidden" name="shopId" value={shop.id} />
      <Icon of="icon-ShieldPlus" size={20} className={`max-sm:hidden ${insured ? 'text-pasar-deep' : 'text-quiet'}`} />
      <div>
        <p id={`insurance-${shop.id}`} className="font-bold">
          {insured ? `${t('title')} · ${t('added', { price })}` : t('title')}
        </p>
        <p className="text-quiet text-sm">{t('text', { value: formatMoney(subtotal) })}</p>
      </div>
      <StepButton
        name="insured"
        value={insured ? 'no' : 'yes'}
        along={along('chooseInsurance')}
        aria-describedby={`insurance-${shop.id}`}
        className={button.quiet}
      >
        {insured ? t('remove') : t('add', { price })}
      </StepButton>
    </form>
  )
}
