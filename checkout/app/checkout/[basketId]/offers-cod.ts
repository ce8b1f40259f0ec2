import type { Quote } from './checkout-data'

/** Paying at the door can be chosen; or it was, and waits for nothing but a courier. */
export const offersCod = ({ paymentWay, notAtTheDoor }: Pick<Quote, 'paymentWay' | 'notAtTheDoor'>) =>
  notAtTheDoor.every((refusal) => paymentWay === 'cod' && refusal === 'courier_missing')
