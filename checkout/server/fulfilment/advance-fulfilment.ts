import type { Timed } from '../context'
import type { FULFILMENT_STEPS } from './input'
import { takeStep } from './take-step'

export type FulfilmentStep = (typeof FULFILMENT_STEPS)[number]

type AdvanceFulfilment = { orderId: string; shopId: string; to: FulfilmentStep }

/**
 * Stands in for the seller and the courier: one parcel goes one step on, and a repeated call does nothing. Of a flagged order none
 * advances.
 * @throws {DomainError} `order_missing`; `parcel_missing`; `order_not_ready` when the parcel is not where this step begins.
 */
export async function advanceFulfilment({ db, now }: Timed, { orderId, shopId, to }: AdvanceFulfilment) {
  const step = { orderId, shopId, to, now }
  await db.transaction((tx) => takeStep(tx, step))
}
