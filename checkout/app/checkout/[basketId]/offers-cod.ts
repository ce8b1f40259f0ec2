import type { Quote } from './checkout-data'

/** True when COD can be chosen, or is chosen and lacks only a courier. */
export const offersCod = ({ paymentWay, notAtTheDoor }: Pick<Quote, 'paymentWay' | 'notAtTheDoor'>) =>
  notAtTheDoor.every((refusal) => paymentWay === 'cod' && refusal === 'courier_missing')

/**
 * True when only the choice of courier decides about COD. False where no courier could accept cash
 * for this order: then a COD hint would be misleading.
 */
export const dependsOnCourier = ({ notAtTheDoor }: Pick<Quote, 'notAtTheDoor'>) =>
  notAtTheDoor.every((refusal) => refusal === 'courier_missing' || refusal === 'courier_takes_no_cash')
