import { endOf, type OrderData } from './order-state'

/** Courier events between the shop and the door; missing where none was reported. */
const PARCEL_WAY = ['packed', 'shipped', 'picked_up', 'sorted', 'out_for_delivery', 'arrived'] as const

type Parcel = OrderData['parcels'][number]
type End = 'expired' | 'cancelled' | 'refused_at_door' | 'refunded'
type Step = (typeof PARCEL_WAY)[number] | 'created' | 'paid' | 'collected' | 'received' | 'done' | End

export type Reached = { step: Step; at: string; place?: string | null }

type OrderHistory = Pick<OrderData, 'events' | 'status' | 'cancelReason' | 'paymentWay' | 'refunds'>

/** Returns the steps that a parcel and its order have reached, newest first. */
export function wayOf(order: OrderHistory, parcel: Pick<Parcel, 'shop' | 'cancelledAt'>): Reached[] {
  const find = (...kinds: string[]) => order.events.find(({ kind, shopId }) => !shopId && kinds.includes(kind))?.at
  const scan = (step: Step) => order.events.find(({ kind, shopId }) => shopId === parcel.shop.id && kind === step)
  const isCancelled = order.status === 'cancelled'
  const way = [
    { step: 'created' as const, at: find('created') },
    order.paymentWay === 'cod' ? undefined : { step: 'paid' as const, at: find('paid') },
    ...PARCEL_WAY.map((step) => ({ step, at: scan(step)?.at, place: scan(step)?.place })),
    order.paymentWay === 'cod' ? { step: 'collected' as const, at: find('paid') } : undefined,
    scan('received')
      ? { step: 'received' as const, at: scan('received')?.at }
      : { step: 'done' as const, at: find('done') },
    isCancelled || !parcel.cancelledAt ? undefined : { step: 'cancelled' as const, at: parcel.cancelledAt },
    order.status === 'expired' ? { step: 'expired' as const, at: find('expired') } : undefined,
    isCancelled
      ? {
          step: order.cancelReason === 'refused' ? ('refused_at_door' as const) : ('cancelled' as const),
          at: find('cancelled', 'stopped', 'refused_at_door'),
        }
      : undefined,
    { step: 'refunded' as const, at: hasEndedUnsent(order) ? refundedAt(order) : undefined },
  ]

  return way
    .flatMap((one) => (one?.at === undefined ? [] : [{ ...one, at: one.at }]))
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .toReversed()
}

const hasEndedUnsent = ({ status }: Pick<OrderData, 'status'>) => status === 'expired' || status === 'cancelled'

/** Returns when the last refund was completed; undefined while one is open. */
function refundedAt({ refunds }: Pick<OrderData, 'refunds'>) {
  const ends = refunds.filter(({ state }) => state !== 'dropped').map(endOf)
  const last = ends.every((end) => end !== null) ? ends.toSorted().at(-1) : undefined

  return last ?? undefined
}
