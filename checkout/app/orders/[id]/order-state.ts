import { nameParcels } from '@/i18n/name-parcels'
import type { RouterOutputs } from '@/server/trpc/outputs'

export type OrderData = RouterOutputs['order']['get']

/** True while the buyer can pay it. */
export const isPayable = ({ status, secondsLeft }: Pick<OrderData, 'status' | 'secondsLeft'>) =>
  status === 'awaiting_payment' && secondsLeft > 0

/** True when the buyer has to act: only then the page highlights its next step. */
export const waitsForBuyer = (order: OrderData) => isPayable(order) || isReceivable(order) || isExpired(order)

/** True when the payment came too late or never, so that the goods can only be ordered again. */
export const isExpired = ({ status }: Pick<OrderData, 'status'>) => status === 'expired'

/** True when it ended without any payment, late payments included. */
export const closedUnpaid = ({ status, paidAt, refunds }: Pick<OrderData, 'status' | 'paidAt' | 'refunds'>) =>
  (status === 'expired' || status === 'cancelled') && paidAt === null && refunds.length === 0

/**
 * True when the buyer is asked to confirm the receipt. False while the seller reviews a return, and
 * after all goods or all money went back.
 */
export const isReceivable = (order: OrderData) =>
  order.status === 'arrived' &&
  order.return?.state !== 'requested' &&
  keptLines(order).length > 0 &&
  order.refundable > 0

/**
 * True when the shop refunded all money of shipped goods: for a lost parcel or a justified
 * complaint.
 */
const isGivenBack = ({ status, flag, refundable, refunds }: OrderData) =>
  SENT.has(status) && flag === null && refundable <= 0 && refunds.length > 0

const SENT = new Set<OrderData['status']>(['shipped', 'arrived', 'done'])

/** Returns the order's state for its buyer: what happens to the goods, and to the money. */
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
  // A refund by the back office may wait for a transfer.
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

/** Returns when the refund was completed; null before. */
export const endOf = ({ closedAt, confirmedAt }: OrderData['refunds'][number]) => closedAt ?? confirmedAt

/**
 * Returns how a return is refunded: by the gateway, by transfer, or by transfer only when it is
 * partial.
 */
export function returnPaidBy({ refundBy, refundPartBy }: Pick<OrderData, 'refundBy' | 'refundPartBy'>) {
  return refundBy === refundPartBy ? refundBy : ('gatewayIfWhole' as const)
}

/** True when the seller missed the deadline for a return that the buyer was given. */
export const waitsTooLong = ({ return: returned, shopTime }: Pick<OrderData, 'return' | 'shopTime'>) =>
  returned?.state === 'requested' && returned.dueAt < shopTime

/** True until the first parcel is packed: only the whole order can be cancelled. */
export const isCancellable = ({ status, parcels }: OrderData) =>
  status === 'awaiting_payment' ||
  status === 'confirmed' ||
  (status === 'paid' && parcels.every(({ packedAt }) => !packedAt))

/** True until the first parcel is packed, for orders that our couriers deliver. */
export const isCorrectable = (order: OrderData) =>
  isCancellable(order) && order.flag === null && order.oldShopNumber === null

/** Returns shop and courier names of the parcels in `about`, or of all parcels. */
export const namesIn = ({ parcels }: Pick<OrderData, 'parcels'>, language: string, about?: unknown) =>
  nameParcels(
    parcels.map(({ shop, courierName }) => ({ shopId: shop.id, shop: shop.name, courier: courierName })),
    about,
    language,
  )

/** Returns the parcels that the headline is about: those of a return, else those not cancelled. */
export function spokenOf({ parcels, lines, return: asked }: Pick<OrderData, 'parcels' | 'lines' | 'return'>) {
  const returned = lines.filter(({ sku }) => asked?.lines.some((line) => line.sku === sku))
  const spoken = asked ? parcelsOf({ parcels }, returned) : parcels.filter(({ cancelledAt }) => !cancelledAt)

  return spoken.length > 0 ? spoken : parcels
}

/** The timestamp that a parcel still lacks in each order status. */
const AHEAD: Partial<Record<OrderData['status'], 'packedAt' | 'shippedAt' | 'arrivedAt'>> = {
  paid: 'packedAt',
  packed: 'shippedAt',
  shipped: 'arrivedAt',
}

type OnItsWay = {
  status: OrderData['status']
  parcels: Pick<OrderData['parcels'][number], 'packedAt' | 'shippedAt' | 'arrivedAt'>[]
}

/** Returns the least advanced parcels, which determine the order's status. */
export function heldUpBy<Order extends OnItsWay>({ status, parcels }: Order): Order['parcels'] {
  const step = AHEAD[status]
  const behind = parcels.filter((parcel) => step && !parcel[step])

  return behind.length > 0 ? behind : parcels
}

/** True when a delivered parcel can be returned only once the last one has arrived. */
export const isReturnableLater = ({ status, flag, refunds, parcels }: OrderData) =>
  AHEAD[status] !== undefined &&
  flag === null &&
  refunds.every(({ reason }) => reason === 'twice') &&
  parcels.some(({ arrivedAt }) => arrivedAt)

/** True when a parcel will never leave its shop, cancelled alone or with its order. */
export const isKept = (
  { status }: Pick<OrderData, 'status'>,
  { cancelledAt, shippedAt }: Pick<OrderData['parcels'][number], 'cancelledAt' | 'shippedAt'>,
) => cancelledAt !== null || (shippedAt === null && (status === 'cancelled' || status === 'expired'))

type Expected = Pick<OrderData['parcels'][number], 'cancelledAt' | 'shippedAt' | 'arrivedAt' | 'arrivesUntil'>

/** Returns the arrival text of a parcel; null once the order has ended and no day is known. */
export function arrivalOf(order: Pick<OrderData, 'status' | 'shopTime'>, parcel: Expected) {
  if (parcel.arrivedAt) return 'arrived' as const
  if (isKept(order, parcel)) return 'kept' as const
  if (ENDED.has(order.status)) return null

  return isPast(parcel.arrivesUntil, order.shopTime) ? ('late' as const) : ('expected' as const)
}

/** True when a WIB day is over. */
const isPast = (day: string, moment: string) => new Date(`${day}T24:00:00+07:00`) <= new Date(moment)

const ENDED = new Set<OrderData['status']>(['done', 'cancelled', 'expired'])

/**
 * Returns the lines of parcels not cancelled of which the buyer keeps a piece after an accepted
 * return.
 */
export const keptLines = ({ lines, parcels, return: asked }: Pick<OrderData, 'lines' | 'parcels' | 'return'>) =>
  lines.filter(({ sku, shopId, quantity }) => {
    const returned = asked?.state === 'accepted' ? asked.lines.find((line) => line.sku === sku) : undefined

    return (
      quantity > (returned?.quantity ?? 0) &&
      parcels.some(({ shop, cancelledAt }) => shop.id === shopId && !cancelledAt)
    )
  })

/** Returns the parcels of some lines. */
export const parcelsOf = (order: Pick<OrderData, 'parcels'>, lines: Pick<OrderData['lines'][number], 'shopId'>[]) =>
  order.parcels.filter(({ shop }) => lines.some(({ shopId }) => shopId === shop.id))

/**
 * Returns the delivered lines that were on sale here. `kept` is false once all pieces went back;
 * then they cannot be rated.
 */
export const ratedLines = (order: OrderData) => {
  const remaining = keptLines(order)

  return receivedLines(order).flatMap((line) => (line.ratable ? [{ ...line, kept: remaining.includes(line) }] : []))
}

/** Returns the delivered lines. */
export const receivedLines = ({ lines, parcels, status }: OrderData) =>
  lines.filter(({ shopId }) =>
    parcels.some(
      ({ shop, arrivedAt, cancelledAt }) => shop.id === shopId && (arrivedAt || (status === 'done' && !cancelledAt)),
    ),
  )
