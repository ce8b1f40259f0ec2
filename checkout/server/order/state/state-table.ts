import type { orderStatus, orders } from '@/db/schema'
import type { EventKind } from '../../audit/event-kinds'
import type { OrderEventKind } from './add-order-event'
import type { MessageKind } from './notify-buyer'

export type OrderStatus = (typeof orderStatus.enumValues)[number]

type OrderChange = {
  from: readonly OrderStatus[]
  to: OrderStatus
  /** Timestamp column of the change. */
  at?: keyof typeof orders.$inferInsert & `${string}At`
  /** Only while no parcel of the order has reached this step. */
  noParcel?: 'packed' | 'shipped'
  /** None where the parcels record their own. */
  event?: OrderEventKind
  /** Kind of the audit event, unless the caller records a more specific one. */
  audit?: EventKind
  message?: MessageKind
}

/** All changes of an order's status. Others are impossible. */
export const ORDER_CHANGES = {
  pay: { from: ['awaiting_payment'], to: 'paid', at: 'paidAt', event: 'paid', message: 'paid' },
  /** A late payment while the goods are still available. */
  revive: { from: ['expired'], to: 'paid', at: 'paidAt', event: 'paid', message: 'payment_late_kept' },
  // The order follows its parcels; see `follow-parcels`.
  pack: { from: ['paid', 'confirmed'], to: 'packed', at: 'packedAt' },
  ship: { from: ['packed'], to: 'shipped', at: 'shippedAt' },
  arrive: { from: ['shipped'], to: 'arrived', at: 'arrivedAt' },
  /** The courier has handed over the parcel for cash. */
  collect: {
    from: ['arrived'],
    to: 'arrived',
    at: 'paidAt',
    event: 'paid',
    audit: 'cash_collected',
    message: 'collected',
  },
  /** The parcel was refused at the door, or not paid. */
  refuse: {
    from: ['shipped'],
    to: 'cancelled',
    at: 'cancelledAt',
    event: 'refused_at_door',
    audit: 'order_refused_at_door',
    message: 'refused_at_door',
  },
  /** The buyer has every parcel. */
  complete: {
    from: ['arrived'],
    to: 'done',
    at: 'completedAt',
    event: 'done',
    audit: 'order_completed',
    message: 'done',
  },
  expire: {
    from: ['awaiting_payment'],
    to: 'expired',
    event: 'expired',
    audit: 'order_expired',
    message: 'expired',
  },
  cancel_unpaid: {
    from: ['awaiting_payment'],
    to: 'cancelled',
    at: 'cancelledAt',
    event: 'cancelled',
    audit: 'order_cancelled',
    message: 'cancelled',
  },
  /** A COD order cancelled by its buyer. */
  cancel_confirmed: {
    from: ['confirmed'],
    to: 'cancelled',
    at: 'cancelledAt',
    event: 'cancelled',
    audit: 'order_cancelled',
    message: 'cancelled',
  },
  cancel_paid: {
    from: ['paid'],
    to: 'cancelled',
    at: 'cancelledAt',
    noParcel: 'packed',
    event: 'cancelled',
    audit: 'order_cancelled',
    message: 'cancelled',
  },
  /** The back office refunded everything before any parcel shipped. */
  cancel_refunded: {
    from: ['paid', 'packed'],
    to: 'cancelled',
    at: 'cancelledAt',
    noParcel: 'shipped',
    event: 'cancelled',
    message: 'cancelled_by_shop',
  },
  /** The payment was reversed before any parcel shipped. */
  stop: {
    from: ['paid', 'packed'],
    to: 'cancelled',
    at: 'cancelledAt',
    noParcel: 'shipped',
    event: 'stopped',
    message: 'order_stopped',
  },
} as const satisfies Record<string, OrderChange>

export type OrderChangeName = keyof typeof ORDER_CHANGES

export const changeOf = (name: OrderChangeName): OrderChange => ORDER_CHANGES[name]
