import { nameParcels } from '@/i18n/name-parcels'
import type { RouterOutputs } from '@/server/trpc/outputs'

export type OrderData = RouterOutputs['order']['get']

/** Whether a buyer can still pay it. */
export const isPayable = ({ status, secondsLeft }: Pick<OrderData, 'status' | 'secondsLeft'>) =>
  status === 'awaiting_payment' && secondsLeft > 0

/** Whether the page asks its buyer for something: that alone has the look of the next step. */
export const waitsForBuyer = (order: OrderData) => isPayable(order) || isReceivable(order) || isExpired(order)

/** Whether it can only be ordered anew: its buyer wanted the goods, and came too late. */
export const isExpired = ({ status }: Pick<OrderData, 'status'>) => status === 'expired'

/** Whether it has ended before any money came for it, late money included. */
export const closedUnpaid = ({ status, paidAt, refunds }: Pick<OrderData, 'status' | 'paidAt' | 'refunds'>) =>
  (status === 'expired' || status === 'cancelled') && paidAt === null && refunds.length === 0

/**
 * Whether the buyer is asked if all is there: not while the seller looks at what they want to give back, nor once all of it, or all
 * of the money, went back.
 */
export const isReceivable = (order: OrderData) =>
  order.status === 'arrived' &&
  order.return?.state !== 'requested' &&
  keptLines(order).length > 0 &&
  order.refundable > 0

/** Whether the shop gave back all of the money of goods that were sent: for a parcel that is lost, or a complaint that was right. */
const isGivenBack = ({ status, flag, refundable, refunds }: OrderData) =>
  SENT.has(status) && flag === null && refundable <= 0 && refunds.length > 0

const SENT = new Set<OrderData['status']>(['shipped', 'arrived', 'done'])

/** How the order stands as its buyer would ask: what about the goods, and what about the money. */
export function stateOf(order: OrderData) {
  if (order.status === 'cancelled') return stateOfCancelled(order)
  if (order.status === 'expired') return order.refunds.length === 0 ? 'expired' : withMoney('late', order)
  if (order.status === 'awaiting_payment' && !isPayable(order)) return 'checking'
  if (order.return?.state === 'accepted') return stateOfReturned(order)
  if (isGivenBack(order)) return order.refunds.every(isOver) ? ('given_back' as const) : ('giving_back' as const)
  if (order.return?.state === 'requested') return 'return_requested' as const
  if (order.return?.state === 'refused' && order.status === 'arrived') return 'return_refused' as const
  if (order.status === 'arrived' && !order.returnable) return 'arrived_for_good' as const

  return order.status
}

function stateOfCancelled(order: OrderData) {
  const { cancelReason, refunds } = order
  // What the back office gives back may wait for a transfer.
  if (cancelReason === 'refunded' && !refunds.every(isOver)) return 'cancelled_refunding' as const
  if (cancelReason && cancelReason !== 'buyer') return cancelReason

  return refunds.length === 0 ? ('cancelled' as const) : withMoney('cancelled', order)
}

function stateOfReturned({ return: accepted, refunds }: OrderData) {
  if (accepted?.refunded === 0) return 'returned_without_money' as const

  return refunds.every((refund) => refund.reason !== 'returned' || isOver(refund))
    ? ('returned_refunded' as const)
    : ('returned_refunding' as const)
}

const withMoney = <End extends 'cancelled' | 'late'>(end: End, { refunds }: OrderData) =>
  refunds.every(isOver) ? (`${end}_refunded` as const) : (`${end}_refunding` as const)

export const isOver = ({ state }: OrderData['refunds'][number]) =>
  state === 'confirmed' || state === 'manual_done' || state === 'dropped'

/** When the money was back; null while it is not. */
export const endOf = ({ closedAt, confirmedAt }: OrderData['refunds'][number]) => closedAt ?? confirmedAt

/** How the money of a return comes back: by the way in which it was paid, by a transfer, or by a transfer of a part alone. */
export function returnPaidBy({ refundBy, refundPartBy }: Pick<OrderData, 'refundBy' | 'refundPartBy'>) {
  return refundBy === refundPartBy ? refundBy : ('gatewayIfWhole' as const)
}

/** Whether the seller has not answered a return by the time that the buyer was told. */
export const waitsTooLong = ({ return: asked, shopTime }: Pick<OrderData, 'return' | 'shopTime'>) =>
  asked?.state === 'requested' && asked.dueAt < shopTime

/** Whether the buyer may still call it off: all of it, and so until the first of its parcels is packed. */
export const isCancellable = ({ status, parcels }: OrderData) =>
  status === 'awaiting_payment' ||
  status === 'confirmed' ||
  (status === 'paid' && parcels.every(({ packedAt }) => !packedAt))

/** Whether recipient and address may still be corrected: until the first of its parcels is packed, and by a courier of ours. */
export const isCorrectable = (order: OrderData) =>
  isCancellable(order) && order.flag === null && order.formerNumber === null

/** Shop and courier in words; of one parcel, or of all where it is about the order. */
export const namesIn = ({ parcels }: Pick<OrderData, 'parcels'>, language: string, about?: unknown) =>
  nameParcels(
    parcels.map(({ shop, courierName }) => ({ shopId: shop.id, shop: shop.name, courier: courierName })),
    about,
    language,
  )

/** The parcels that the headline speaks of: those of a return, or else whatever is not kept in its shop. */
export function spokenOf({ parcels, lines, return: asked }: Pick<OrderData, 'parcels' | 'lines' | 'return'>) {
  const returned = lines.filter(({ sku }) => asked?.lines.some((line) => line.sku === sku))
  const spoken = asked ? parcelsOf({ parcels }, returned) : parcels.filter(({ cancelledAt }) => !cancelledAt)

  return spoken.length > 0 ? spoken : parcels
}

/** Which step a parcel that holds its order up has not taken yet. */
const AHEAD: Partial<Record<OrderData['status'], 'packedAt' | 'shippedAt' | 'arrivedAt'>> = {
  paid: 'packedAt',
  packed: 'shippedAt',
  shipped: 'arrivedAt',
}

type OnItsWay = {
  status: OrderData['status']
  parcels: Pick<OrderData['parcels'][number], 'packedAt' | 'shippedAt' | 'arrivedAt'>[]
}

/** The parcels that an order on its way stands where it does for: the others are further. */
export function heldUpBy<Order extends OnItsWay>({ status, parcels }: Order): Order['parcels'] {
  const step = AHEAD[status]
  const behind = parcels.filter((parcel) => step && !parcel[step])

  return behind.length > 0 ? behind : parcels
}

/** Whether something is there that can be returned only with the last parcel. */
export const isReturnableLater = ({ status, flag, refunds, parcels }: OrderData) =>
  AHEAD[status] !== undefined &&
  flag === null &&
  refunds.every(({ reason }) => reason === 'twice') &&
  parcels.some(({ arrivedAt }) => arrivedAt)

/** Whether a parcel will never leave its shop, by itself or with its order. */
export const isKept = (
  { status }: Pick<OrderData, 'status'>,
  { cancelledAt, shippedAt }: Pick<OrderData['parcels'][number], 'cancelledAt' | 'shippedAt'>,
) => cancelledAt !== null || (shippedAt === null && (status === 'cancelled' || status === 'expired'))

type Expected = Pick<OrderData['parcels'][number], 'cancelledAt' | 'shippedAt' | 'arrivedAt' | 'arrivesUntil'>

/** What is said of a parcel's arrival; nothing once nobody expects it any more and no day is known. */
export function arrivalOf(order: Pick<OrderData, 'status' | 'shopTime'>, parcel: Expected) {
  if (parcel.arrivedAt) return 'arrived' as const
  if (isKept(order, parcel)) return 'kept' as const
  if (ENDED.has(order.status)) return null

  return isPast(parcel.arrivesUntil, order.shopTime) ? ('late' as const) : ('expected' as const)
}

/** Whether a day of WIB is over. */
const isPast = (day: string, moment: string) => new Date(`${day}T24:00:00+07:00`) <= new Date(moment)

const ENDED = new Set<OrderData['status']>(['done', 'cancelled', 'expired'])

/** Of what was sent, the lines of which an accepted return left the buyer a piece. */
export const keptLines = ({ lines, parcels, return: asked }: Pick<OrderData, 'lines' | 'parcels' | 'return'>) =>
  lines.filter(({ sku, shopId, quantity }) => {
    const returned = asked?.state === 'accepted' ? asked.lines.find((line) => line.sku === sku) : undefined

    return (
      quantity > (returned?.quantity ?? 0) &&
      parcels.some(({ shop, cancelledAt }) => shop.id === shopId && !cancelledAt)
    )
  })

/** The parcels of some lines. */
export const parcelsOf = (order: Pick<OrderData, 'parcels'>, lines: Pick<OrderData['lines'][number], 'shopId'>[]) =>
  order.parcels.filter(({ shop }) => lines.some(({ shopId }) => shopId === shop.id))

/** What arrived and was ever on sale here, and whether it can be rated: not once all of it went back. */
export const ratedLines = (order: OrderData) => {
  const kept = keptLines(order)

  return receivedLines(order).flatMap((line) => (line.ratable ? [{ ...line, kept: kept.includes(line) }] : []))
}

/** What arrived by now. */
export const receivedLines = ({ lines, parcels, status }: OrderData) =>
  lines.filter(({ shopId }) =>
    parcels.some(
      ({ shop, arrivedAt, cancelledAt }) => shop.id === shopId && (arrivedAt || (status === 'done' && !cancelledAt)),
    ),
  )
