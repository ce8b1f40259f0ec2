import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Announcement } from '@/app/_ui/announcement'
import { arrivalDays, formatMoment, formatMoney } from '@/app/_ui/format'
import { Icon } from '@/app/_ui/lucide-icon'
import { Notice } from '@/app/_ui/notice'
import { Picture } from '@/app/_ui/picture/picture'
import { card } from '@/app/_ui/styles'
import { useLanguage } from '@/app/_ui/use-language'
import { nameItem } from '@/i18n/name-item'
import type { ParcelStep } from './after-step'
import { arrivalOf, isKept, type OrderData, pageOfParcel } from './order-state'
import { ReceivedPart } from './received-part'
import { ReturnPart } from './return-part'
import { StepList } from './step-list'
import { type Reached, wayOf } from './way'

type Line = OrderData['lines'][number]
type Parcel = OrderData['parcels'][number]
type PartProps = { order: OrderData; parcel: Parcel }
/** The buyer's step that led here. */
type LastStep = { step: ParcelStep; shopId: string | undefined }

/** A card for each parcel: its state, arrival and goods, what the buyer can do, and its tracking. */
export function ParcelsPart({ order, lastStep }: { order: OrderData; lastStep: LastStep | undefined }) {
  return (
    <div id="parcels" className="grid scroll-mt-4 gap-5">
      {order.parcels.map((parcel, index) => (
        <ParcelCard
          key={parcel.shop.id}
          order={order}
          parcel={parcel}
          number={index + 1}
          lastStep={lastStep?.shopId === parcel.shop.id ? lastStep.step : undefined}
        />
      ))}
    </div>
  )
}

function ParcelCard({
  order,
  parcel,
  number,
  lastStep,
}: PartProps & { number: number; lastStep: ParcelStep | undefined }) {
  const t = useTranslations('order.parcels')
  const { shop, subtotal, shipping, insurance } = parcel
  const isOneOfMany = order.parcels.length > 1
  const heading = `parcel-${shop.id}`

  return (
    <section aria-labelledby={heading} className={`${card} grid gap-4`}>
      {lastStep && (
        <Announcement about={lastStep}>
          <Notice tone="good">{t(lastStep, { shop: shop.name })}</Notice>
        </Announcement>
      )}
      <div className="grid gap-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id={heading} className="text-xl">
            {shop.name}
          </h2>
          <p className="text-quiet text-sm">
            {isOneOfMany ? t('oneOfMany', { number, all: order.parcels.length, city: shop.city }) : shop.city}
          </p>
        </div>
        <ParcelState order={order} parcel={parcel} />
        <Arrival order={order} parcel={parcel} />
      </div>
      <ul className="grid gap-4">
        {order.lines
          .filter(({ shopId }) => shopId === shop.id)
          .map((line) => (
            <ItemLine key={line.sku} line={line} />
          ))}
      </ul>
      {isOneOfMany && (
        <p className="text-quiet text-sm tabular-nums">
          {t('amounts', { goods: formatMoney(subtotal), shipping: formatMoney(shipping) })}
          {insurance > 0 && ` · ${t('insurance', { amount: formatMoney(insurance) })}`}
        </p>
      )}
      <ReceivedPart order={order} parcel={parcel} />
      <ReturnPart order={order} parcel={parcel} />
      {isOneOfMany && <Complain order={order} parcel={parcel} />}
      {order.status !== 'awaiting_payment' && <Tracking order={order} parcel={parcel} />}
    </section>
  )
}

function Complain({ order, parcel }: PartProps) {
  const t = useTranslations('order.delivery')
  if (order.paidAt === null) return null

  return (
    <Link
      href={pageOfParcel(order, parcel, 'complaint')}
      prefetch={false}
      aria-describedby={`parcel-${parcel.shop.id}`}
      className="min-h-11 content-center justify-self-start underline print:hidden"
    >
      {t('complain')}
    </Link>
  )
}

/** The newest step in words; before the first step of the shop, what everybody waits for. */
function ParcelState({ order, parcel }: PartProps) {
  const t = useTranslations('order.parcels')
  const step = useTranslations('order.timeline')
  const [newest] = wayOf(order, parcel)
  // The line of the arrival says so with its time.
  if (newest?.step === 'arrived') return null
  if (isKept(order, parcel)) return <p className="font-bold text-warn">{t('kept')}</p>
  if (order.status === 'awaiting_payment') return <p className="font-bold text-warn">{t('unpaid')}</p>
  if (!newest || newest.step === 'paid' || newest.step === 'created')
    return <p className="font-bold text-pasar-deep">{t('preparing')}</p>

  return <p className="font-bold text-pasar-deep">{titleOf(newest, step)}</p>
}

const titleOf = ({ step, place }: Reached, t: ReturnType<typeof useTranslations<'order.timeline'>>) =>
  place ? t('at', { step: t(step), place }) : t(step)

function Tracking({ order, parcel }: PartProps) {
  const t = useTranslations('order.timeline')
  const language = useLanguage()
  const { courierName: courier, trackingNumber: number } = parcel
  const steps = wayOf(order, parcel).map((reached) => ({
    name: reached.step,
    title: titleOf(reached, t),
    reached: true,
    stopped: ['expired', 'cancelled', 'refused_at_door'].includes(reached.step),
    when: <time dateTime={reached.at}>{formatMoment(reached.at, language)} WIB</time>,
  }))

  return (
    <details className="group border-line border-t pt-2 print:hidden">
      <summary className="flex min-h-11 cursor-pointer list-none items-center justify-between gap-4">
        <span>
          <span className="font-bold underline underline-offset-4">
            {t(isKept(order, parcel) ? 'history' : 'heading')}
          </span>
          <span className="block text-quiet text-sm">{number ? t('tracking', { courier, number }) : courier}</span>
        </span>
        <Icon of="icon-ChevronDown" size={20} className="transition-transform group-open:rotate-180" />
      </summary>
      <div className="pt-3">
        <StepList steps={steps} newestFirst />
      </div>
    </details>
  )
}

function Arrival({ order, parcel }: PartProps) {
  const t = useTranslations('order.delivery')
  const language = useLanguage()
  const arrival = arrivalOf(order, parcel)
  if (arrival === null || arrival === 'kept') return null
  const time = parcel.arrivedAt ? formatMoment(parcel.arrivedAt, language) : ''
  const isNewest = wayOf(order, parcel)[0]?.step === 'arrived'

  return (
    <>
      <p className={arrival === 'late' ? 'text-warn' : isNewest ? 'font-bold text-pasar-deep' : undefined}>
        {t(`arrival.${arrival}`, { dates: arrivalDays(parcel, language), time })}
      </p>
      {arrival === 'expected' && <PreviousDays order={order} parcel={parcel} />}
      {arrival === 'late' && (
        <Link
          href={pageOfParcel(order, parcel, 'complaint')}
          prefetch={false}
          className="inline-block min-h-11 content-center underline print:hidden"
        >
          {t('complain')}
        </Link>
      )}
    </>
  )
}

/** The delivery days before an address correction or a late payment moved them. */
function PreviousDays({ order, parcel }: PartProps) {
  const t = useTranslations('order.delivery')
  const language = useLanguage()
  const days = order.events.findLast(
    ({ kind, shopId }) => kind === 'arrival_changed' && shopId === parcel.shop.id,
  )?.arrival
  if (!days) return null

  return <p className="text-quiet text-sm">{t('previousDays', { dates: arrivalDays(days, language) })}</p>
}

function ItemLine({ line: { sku, productId, ratable, name, label, media, quantity, unitPrice } }: { line: Line }) {
  const t = useTranslations('order.parcels')
  const language = useLanguage()
  const named = nameItem({ name, label }, language)

  return (
    <li className="grid grid-cols-[4.5rem_1fr] items-center gap-4">
      <Picture
        media={media}
        shot="square"
        sizes="4.5rem"
        language={language}
        decorative
        className="size-18 rounded-control"
      />
      <div className="flex min-w-0 flex-wrap items-baseline justify-between gap-x-4">
        <p className="font-bold">
          {ratable ? (
            <Link
              href={`/products/${productId}?${new URLSearchParams({ sku })}`}
              prefetch={false}
              className="inline-block min-h-11 content-center underline-offset-4 hover:underline"
            >
              {named}
            </Link>
          ) : (
            named
          )}
        </p>
        <p className="money font-bold">{formatMoney(unitPrice * quantity)}</p>
        <p className="money w-full text-quiet text-sm">
          {t('each', { count: quantity, price: formatMoney(unitPrice) })}
        </p>
      </div>
    </li>
  )
}
