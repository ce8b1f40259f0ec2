import { useTranslations } from 'next-intl'
import { formatMoment, formatMoney } from '@/app/_ui/format'
import { Icon, type IconClass } from '@/app/_ui/lucide-icon'
import { useLanguage } from '@/app/_ui/use-language'
import { CopyButton } from './copy-button'
import { heldUpBy, namesIn, type OrderData, refundedByReturns, spokenOf, stateOf } from './order-state'

const ICON: Record<ReturnType<typeof stateOf>, IconClass> = {
  awaiting_payment: 'icon-Clock',
  checking: 'icon-Clock',
  confirmed: 'icon-Banknote',
  paid: 'icon-CircleCheck',
  packed: 'icon-Package',
  shipped: 'icon-Truck',
  arrived: 'icon-Package',
  arrived_for_good: 'icon-Package',
  done: 'icon-CircleCheck',
  cancelled: 'icon-CircleAlert',
  cancelled_refunding: 'icon-Undo2',
  cancelled_refunded: 'icon-CircleCheck',
  expired: 'icon-CircleAlert',
  late_refunding: 'icon-Undo2',
  late_refunded: 'icon-CircleCheck',
  return_requested: 'icon-Undo2',
  returned_refunding: 'icon-Undo2',
  returned_refunded: 'icon-CircleCheck',
  returned_without_money: 'icon-CircleCheck',
  return_refused: 'icon-Package',
  giving_back: 'icon-Undo2',
  given_back: 'icon-CircleCheck',
  refunded: 'icon-Undo2',
  reversed: 'icon-CircleAlert',
  charged_back: 'icon-CircleAlert',
  refused: 'icon-CircleAlert',
}

const STOPPED = new Set<keyof typeof ICON>([
  'cancelled',
  'cancelled_refunding',
  'expired',
  'late_refunding',
  'refunded',
  'reversed',
  'charged_back',
  'refused',
])

/** The order's state in one sentence, and its number. */
export function Headline({ order }: { order: OrderData }) {
  const t = useTranslations('order')
  const language = useLanguage()
  const state = stateOf(order)
  const spoken = { ...order, parcels: spokenOf(order) }
  const values = {
    ...namesIn({ parcels: heldUpBy(spoken) }, language),
    amount: formatMoney(refundedByReturns(order)),
  }

  return (
    <header className="grid gap-3">
      <div className="flex items-start gap-4">
        <span
          className={`grid size-12 shrink-0 place-items-center rounded-control sm:size-14 ${STOPPED.has(state) ? 'bg-warn-wash text-warn' : 'bg-pasar-wash text-pasar-deep'}`}
        >
          <Icon of={ICON[state]} size={28} />
        </span>
        {/* The status can change while the buyer reads another part of the page. */}
        <div aria-live="polite">
          <h1 className="text-3xl sm:text-4xl">{t(`headline.${state}.title`, values)}</h1>
          <p className="mt-1 text-quiet">{t(`headline.${state}.text`, values)}</p>
          <Parcels order={spoken} />
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 text-sm">
        <p>
          <span className="text-quiet">{t('number')} </span>
          <strong className="font-extrabold">{order.id}</strong>
        </p>
        <CopyButton text={order.id} words={{ copy: t('copy'), copied: t('copied') }} />
        {order.oldShopNumber && <p className="text-quiet">{t('oldShopNumber', { number: order.oldShopNumber })}</p>}
        <p className="text-quiet">{t('placedAt', { time: formatMoment(order.placedAt, language) })}</p>
      </div>
    </header>
  )
}

/** How many parcels are ahead of the order, whose status is that of the last parcel. */
function Parcels({ order: { parcels, status } }: { order: OrderData }) {
  const t = useTranslations('order.headline.parcels')
  if (parcels.length === 1 || !['paid', 'packed', 'shipped'].includes(status)) return null
  const arrived = parcels.filter(({ arrivedAt }) => arrivedAt).length
  const sent = parcels.filter(({ shippedAt }) => shippedAt).length
  if (sent === 0) return null

  return <p className="mt-1 font-bold">{t(arrived > 0 ? 'arrived' : 'sent', { arrived, sent, all: parcels.length })}</p>
}
