import { useTranslations } from 'next-intl'
import { formatMoment } from '@/app/_ui/format'
import { useLanguage } from '@/app/_ui/use-language'
import { endOf, type OrderData } from './order-state'
import { StepList } from './step-list'

const PARCEL_WAY = ['packed', 'shipped', 'picked_up', 'sorted', 'out_for_delivery', 'arrived'] as const

/**
 * Courier events. Left out where none was reported, such as when the shop itself reported the
 * delivery.
 */
const CARRIER = new Set<string>(['picked_up', 'sorted', 'out_for_delivery'])

type Parcel = OrderData['parcels'][number]
type End = 'expired' | 'cancelled' | 'refused_at_door'
type Step = (typeof PARCEL_WAY)[number] | 'created' | 'paid' | 'collected' | 'done' | End | 'refunded'
type Reached = { step: Step; at: string | undefined; place?: string | null }

/** Steps of an order with one parcel. */
export function wholeWay(order: OrderData, parcel: Parcel): Reached[] {
  if (order.paymentWay === 'cod') return codWay(order, parcel)
  const [created, paid, ...rest] = wayOfOrder(order)

  return [created, paid, ...wayOfParcel(order, parcel), ...rest].filter((step) => step !== undefined)
}

/** A COD order is paid last. */
function codWay(order: OrderData, parcel: Parcel): Reached[] {
  const [created, ...rest] = wayOfOrder(order).map((one) =>
    one.step === 'paid' ? { ...one, step: 'collected' as const } : one,
  )

  return [created, ...wayOfParcel(order, parcel), ...rest].filter((step) => step !== undefined)
}

/**
 * Steps of the order beside its parcels' lists. Leaves out a pending `done`, since the parcels'
 * lists show what is ahead.
 */
export const wayBeside = (order: OrderData) => wayOfOrder(order).filter(({ step, at }) => step !== 'done' || at)

/** Steps of the whole order: placed, paid, done, or where it ended. */
function wayOfOrder(order: OrderData): Reached[] {
  const find = (...kinds: string[]) => order.events.find(({ kind, shopId }) => !shopId && kinds.includes(kind))?.at
  const way = (['created', 'paid', 'done'] as const).map((step): Reached => ({ step, at: find(step) }))
  if (order.status !== 'expired' && order.status !== 'cancelled') return way

  const end =
    order.status === 'expired'
      ? ({ step: 'expired', at: find('expired') } as const)
      : ({
          step: order.cancelReason === 'refused' ? 'refused_at_door' : 'cancelled',
          at: find('cancelled', 'stopped', 'refused_at_door'),
        } as const)
  // A dropped refund reached the buyer another way, so it adds no step.
  const back = order.refunds.some(({ state }) => state !== 'dropped')
    ? [{ step: 'refunded' as const, at: refundedAt(order) }]
    : []

  return [...way.filter(({ at }) => at !== undefined), end, ...back]
}

/** Steps of a parcel from packing to delivery. */
export function wayOfParcel(order: OrderData, parcel: Parcel): Reached[] {
  const { shop, packedAt, shippedAt, arrivedAt, cancelledAt } = parcel
  const behind: Partial<Record<Step, string | null>> = { packed: packedAt, shipped: shippedAt, arrived: arrivedAt }
  // Leaves out steps that the old shop took at an unrecorded time.
  const isBehind = (step: Step) => Boolean(behind[step])
  const find = (step: string) => order.events.find(({ kind, shopId }) => shopId === shop.id && kind === step)
  const taken = PARCEL_WAY.map((step): Reached => ({ step, at: find(step)?.at, place: find(step)?.place })).filter(
    ({ step, at }) => at !== undefined || !isBehind(step),
  )
  const reached = taken.filter(({ at }) => at !== undefined)
  if (cancelledAt) return [...reached, { step: 'cancelled', at: cancelledAt }]
  if (order.status === 'expired' || order.status === 'cancelled') return reached
  if (arrivedAt || order.status === 'done')
    return taken.filter(({ step, at }) => at !== undefined || !CARRIER.has(step))

  return taken
}

/** Returns when the last refund was completed; undefined while one is open. */
function refundedAt({ refunds }: OrderData) {
  const ends = refunds.filter(({ state }) => state !== 'dropped').map(endOf)
  const last = ends.every((end) => end !== null) ? ends.toSorted().at(-1) : undefined

  return last ?? undefined
}

export function Way({ reached }: { reached: Reached[] }) {
  const t = useTranslations('order.timeline')
  const language = useLanguage()
  const steps = reached.map(({ step, at, place }) => ({
    name: step,
    title: place ? t('at', { step: t(step), place }) : t(step),
    reached: at !== undefined,
    stopped: step === 'expired' || step === 'cancelled' || step === 'refused_at_door',
    when: at ? <time dateTime={at}>{formatMoment(at, language)} WIB</time> : t('ahead'),
  }))

  return <StepList steps={steps} />
}
