import type { Act } from '../act'
import {
  chooseAccount,
  chooseQris,
  deny,
  kasirSaysRefunded,
  letNews,
  newsArrived,
  newsLost,
  pay,
  releaseReversed,
  runOutOfTime,
} from '../acts/at-kasir'
import { forge } from '../acts/forge'
import { askFeedForOrder } from '../acts/knock-in-feed'
import { cancel, comeBack, moneyIsBack, orderPaid, orderWaits } from '../acts/order-says'
import { payAgain } from '../acts/place-order'
import { ITEMS } from '../items'
import { orderFromFeed } from './arrive'

const order = orderFromFeed(ITEMS.chips)
const payAnotherTime = [payAgain(), chooseQris(), pay(), orderPaid()]

export const paymentDenied: Act[] = [...order, chooseQris(), deny(), comeBack(), orderWaits(), ...payAnotherTime]

export const paymentExpired: Act[] = [
  ...order,
  chooseAccount(),
  runOutOfTime(),
  comeBack(),
  orderWaits(),
  ...payAnotherTime,
]

/** The browser comes back before the money does, and says that it was paid. */
export const paymentLate: Act[] = [...order, chooseAccount(), comeBack(), orderWaits(), pay(), orderPaid()]

export const notificationLost: Act[] = [
  ...order,
  letNews('lose'),
  chooseQris(),
  pay(),
  newsLost(),
  comeBack(),
  orderPaid(),
]

export const notificationDoubled: Act[] = [
  ...order,
  chooseQris(),
  letNews('double'),
  pay(),
  newsArrived({ of: 'settlement', times: 2 }),
  orderPaid(),
]

export const notificationForged: Act[] = [...order, forge(), orderWaits()]

export const notificationReordered: Act[] = [
  ...order,
  letNews('hold'),
  chooseQris(),
  pay(),
  orderWaits(),
  releaseReversed(),
  newsArrived({ of: 'pending', times: 1 }),
  orderPaid(),
]

export const refund: Act[] = [
  ...order,
  chooseQris(),
  pay(),
  comeBack(),
  orderPaid(),
  cancel(),
  moneyIsBack(),
  kasirSaysRefunded(),
  askFeedForOrder(),
]
