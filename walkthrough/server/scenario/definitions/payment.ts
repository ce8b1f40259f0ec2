import {
  acceptReturn,
  answerComplaint,
  cancellationRefused,
  cashHandedOver,
  fileComplaint,
  invoiceOfTwo,
  oneParcelArrives,
  parcelArrives,
  requestReturn,
} from '../steps/after-order'
import { checkOutCart, chooseCouriers, fillCart } from '../steps/cart'
import { COURIER, chooseCourier, giveAddress, payAgain, placeOrder } from '../steps/checkout'
import { cashCollected, kasirKnowsNothing, orderAtTheDoor, payAtTheDoor, seeWhyNot } from '../steps/cod'
import { ITEMS, requestOrderInFeed, tap } from '../steps/feed'
import { buyNow, claim } from '../steps/handoff'
import {
  chooseQris,
  chooseVirtualAccount,
  deny,
  expire,
  forgeNotification,
  notificationDropped,
  notificationsDelivered,
  pay,
  refundedAtKasir,
  releaseReversed,
  setNotificationPolicy,
} from '../steps/kasir'
import { cancelOrder, orderAwaitsPayment, orderPaid, refundConfirmed, returnFromKasir } from '../steps/order'
import type { Step } from '../steps/step'
import { orderFromFeed } from './order-from-feed'

const order = orderFromFeed(ITEMS.chips)
const payAtSecondAttempt = [payAgain(), chooseQris(), pay(), orderPaid()]

export const paymentDenied: Step[] = [
  ...order,
  chooseQris(),
  deny(),
  returnFromKasir(),
  orderAwaitsPayment(),
  ...payAtSecondAttempt,
]

export const paymentExpired: Step[] = [
  ...order,
  chooseVirtualAccount(),
  expire(),
  returnFromKasir(),
  orderAwaitsPayment(),
  ...payAtSecondAttempt,
]

/** The browser returns with “paid” before the payment is notified. */
export const paymentLate: Step[] = [
  ...order,
  chooseVirtualAccount(),
  returnFromKasir(),
  orderAwaitsPayment(),
  pay(),
  orderPaid(),
]

export const notificationLost: Step[] = [
  ...order,
  setNotificationPolicy('lose'),
  chooseQris(),
  pay(),
  notificationDropped(),
  returnFromKasir(),
  orderPaid(),
]

export const notificationDoubled: Step[] = [
  ...order,
  chooseQris(),
  setNotificationPolicy('double'),
  pay(),
  notificationsDelivered({ of: 'settlement', times: 2 }),
  orderPaid(),
]

export const notificationForged: Step[] = [...order, forgeNotification(), orderAwaitsPayment()]

export const notificationReordered: Step[] = [
  ...order,
  setNotificationPolicy('hold'),
  chooseQris(),
  pay(),
  orderAwaitsPayment(),
  releaseReversed(),
  notificationsDelivered({ of: 'pending', times: 1 }),
  orderPaid(),
]

export const refund: Step[] = [
  ...order,
  chooseQris(),
  pay(),
  returnFromKasir(),
  orderPaid(),
  cancelOrder(),
  refundConfirmed(),
  refundedAtKasir(),
  requestOrderInFeed(),
]

const paidOrder = [...order, chooseQris(), pay(), returnFromKasir(), orderPaid()]

export const goodsReturned: Step[] = [
  ...paidOrder,
  parcelArrives(),
  requestReturn(),
  acceptReturn(),
  refundConfirmed(),
  refundedAtKasir(),
]

const CARGO = 'gajah-kargo'

export const cod: Step[] = [
  tap(ITEMS.serum),
  claim(),
  buyNow(),
  giveAddress(),
  chooseCourier(CARGO),
  seeWhyNot('courier_takes_no_cash'),
  chooseCourier(COURIER),
  payAtTheDoor(),
  orderAtTheDoor(),
  kasirKnowsNothing(),
  parcelArrives(),
  cashCollected(),
  cashHandedOver(),
  requestOrderInFeed(),
]

/** Goods of two shops: one payment, two parcels. */
export const splitShipment: Step[] = [
  tap(ITEMS.serum),
  claim(),
  fillCart('AYU-SERUM', 'KALA-MUG'),
  checkOutCart(),
  giveAddress(),
  chooseCouriers(COURIER, 'elang-ekspres'),
  placeOrder(),
  chooseQris(),
  pay(),
  returnFromKasir(),
  orderPaid(),
  oneParcelArrives(1),
  cancellationRefused(),
  oneParcelArrives(2),
  invoiceOfTwo(),
]

export const complaint: Step[] = [...paidOrder, fileComplaint(), answerComplaint()]
