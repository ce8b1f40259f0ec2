import type { Quote } from './checkout-data'

/** Paying at the door can be chosen; or it was, and waits for nothing but a courier. */
export const offersCod = ({ paymentWay, notAtTheDoor }: Pick<Quote, 'paymentWay' | 'notAtTheDoor'>) =>
  notAtTheDoor.every((refusal) => paymentWay === 'cod' && refusal === 'courier_missing')

/** Whether it says something that a courier takes cash: of what nobody could pay at the door, whoever brings it, it does not. */
export const dependsOnCourier = ({ notAtTheDoor }: Pick<Quote, 'notAtTheDoor'>) =>
  notAtTheDoor.every((refusal) => refusal === 'courier_missing' || refusal === 'courier_takes_no_cash')
