import { nameParcels } from '@/i18n/name-parcels'
import type { RouterOutputs } from '@/server/trpc/outputs'

export type OrderData = RouterOutputs['order']['get']

type Parcel = OrderData['parcels'][number]

/** A request to return goods of one parcel. */
export type ReturnCase = Parcel['returns'][number]

/** True while the buyer can pay it. */
export const isPayable = ({ status, secondsLeft }: Pick<OrderData, 'status' | 'secondsLeft'>) =>
  status === 'awaiting_payment' && secondsLeft > 0

/** True when the buyer has to act: only then the page highlights its next step. */
export const waitsForBuyer = (order: OrderData) =>
  isPayable(order) || receivableParcels(order).length > 0 || isExpired(order)

/** True when the payment came too late or never, so that the goods can only be ordered again. */
export const isExpired = ({ status }: Pick<OrderData, 'status'>) => status === 'expired'

/** True when it ended without any payment, late payments included. */
export const closedUnpaid = ({ status, paidAt, refunds }: Pick<OrderData, 'status' | 'paidAt' | 'refunds'>) =>
  (status === 'expired' || status === 'cancelled') && paidAt === null && refunds.length === 0

/**
 * Returns the parcels whose receipt the buyer is asked to confirm. Without those whose return the
 * seller reviews, and those of which all goods or all money went back.
 */
export const receivableParcels = (order: OrderData) =>
  order.paidAt === null || ENDED.has(order.status) || order.refundable <= 0
    ? []
    : order.parcels.filter(
        ({ shop, arrivedAt, receivedAt, returns }) =>
          arrivedAt !== null &&
          receivedAt === null &&
          latestOf(returns)?.state !== 'requested' &&
          keptLines(order).some(({ shopId }) => shopId === shop.id),
      )

/** Returns the parcels whose goods can be returned now. */
export const returnableParcels = ({ parcels }: Pick<OrderData, 'parcels'>) =>
  parcels.filter(({ returnable }) => returnable.length > 0)

/**
 * Returns the parcel that a page is about: that of the shop in its URL, or the only one; undefined
 * while the buyer has a choice.
 */
export const chooseParcel = (parcels: Parcel[], shopId: string | undefined) =>
  shopId === undefined && parcels.length === 1 ? parcels[0] : parcels.find(({ shop }) => shop.id === shopId)

/** Returns the URL of a page about one parcel; it names the shop where there are several. */
export const pageOfParcel = (
  { id, parcels }: Pick<OrderData, 'id' | 'parcels'>,
  { shop }: Pick<Parcel, 'shop'>,
  page: 'received' | 'return' | 'complaint',
) => `/orders/${id}/${page}${parcels.length > 1 ? `?${new URLSearchParams({ shop: shop.id })}` : ''}`

const latestOf = (returns: ReturnCase[]) => returns.at(-1)

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
  const returned = stateOfReturns(order)
  if (returned === 'accepted') return stateOfReturned(order)
  if (isGivenBack(order)) return order.refunds.every(isOver) ? ('given_back' as const) : ('giving_back' as const)
  if (returned === 'requested') return 'return_requested' as const
  if (returned === 'refused' && order.status === 'arrived') return 'return_refused' as const
  if (order.status === 'arrived' && returnableParcels(order).length === 0) return 'arrived_for_good' as const

  return order.status
}

/** Returns the state of the latest returns where all parcels share it: the headline is about all. */
function stateOfReturns(order: Pick<OrderData, 'parcels'>) {
  const [state, ...others] = new Set(spokenOf(order).map(({ returns }) => latestOf(returns)?.state))

  return others.length === 0 ? state : undefined
}

function stateOfCancelled(order: OrderData) {
  const { cancelReason, refunds } = order
  // A refund by the back office may wait for a transfer.
  if (cancelReason === 'refunded' && !refunds.every(isOver)) return 'cancelled_refunding' as const
  if (cancelReason && cancelReason !== 'buyer') return cancelReason

  return refunds.length === 0 ? ('cancelled' as const) : withMoney('cancelled', order)
}

function stateOfReturned(order: OrderData) {
  if (refundedByReturns(order) === 0) return 'returned_without_money' as const

  return order.refunds.every((refund) => refund.reason !== 'returned' || isOver(refund))
    ? ('returned_refunded' as const)
    : ('returned_refunding' as const)
}

/** Returns the rupiah that the accepted returns of an order refund. */
export const refundedByReturns = ({ parcels }: Pick<OrderData, 'parcels'>) =>
  parcels.flatMap(({ returns }) => returns).reduce((sum, { refunded }) => sum + (refunded ?? 0), 0)

const withMoney = <End extends 'cancelled' | 'late'>(end: End, { refunds }: OrderData) =>
  refunds.every(isOver) ? (`${end}_refunded` as const) : (`${end}_refunding` as const)

export const isOver = ({ state }: OrderData['refunds'][number]) =>
  state === 'confirmed' || state === 'manual_done' || state === 'dropped'

/** Returns the refund of a return; refunds of the previous version name none. */
export const refundOfReturn = ({ refunds }: Pick<OrderData, 'refunds'>, { id, state }: ReturnCase) =>
  state === 'accepted'
    ? refunds.find(({ reason, returnId }) => reason === 'returned' && (returnId ?? id) === id)
    : undefined

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
export const waitsTooLong = (
  { shopTime }: Pick<OrderData, 'shopTime'>,
  { state, dueAt }: Pick<ReturnCase, 'state' | 'dueAt'>,
) => state === 'requested' && dueAt < shopTime

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

/** Returns the parcels that the headline is about: those that are not cancelled. */
export function spokenOf({ parcels }: Pick<OrderData, 'parcels'>) {
  const spoken = parcels.filter(({ cancelledAt }) => !cancelledAt)

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
 * Returns the lines of parcels not cancelled of which the buyer keeps a piece after the accepted
 * returns.
 */
export const keptLines = ({ lines, parcels }: Pick<OrderData, 'lines' | 'parcels'>) =>
  lines.filter(({ sku, shopId, quantity }) => {
    const parcel = parcels.find(({ shop, cancelledAt }) => shop.id === shopId && !cancelledAt)
    const accepted = parcel?.returns.flatMap(({ state, lines }) => (state === 'accepted' ? lines : [])) ?? []
    const returned = accepted.filter((line) => line.sku === sku).reduce((sum, one) => sum + acceptedOf(one), 0)

    return parcel !== undefined && quantity > returned
  })

/** Returns the pieces of a line that its shop took back, once it accepted the return. */
export const acceptedOf = ({ quantity, refused }: Pick<ReturnCase['lines'][number], 'quantity' | 'refused'>) =>
  quantity - refused

/**
 * Returns the delivered lines that were on sale here. `kept` is false once all pieces went back;
 * then they cannot be rated.
 */
export const ratedLines = (order: OrderData) => {
  const remaining = keptLines(order)

  return receivedLines(order).flatMap((line) =>
    line.ratable ? [{ ...line, hasPieces: remaining.includes(line) }] : [],
  )
}

/** Returns the delivered lines. */
export const receivedLines = ({ lines, parcels, status }: OrderData) =>
  lines.filter(({ shopId }) =>
    parcels.some(
      ({ shop, arrivedAt, cancelledAt }) => shop.id === shopId && (arrivedAt || (status === 'done' && !cancelledAt)),
    ),
  )
