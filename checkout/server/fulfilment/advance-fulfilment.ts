import type { Timed } from '../context'
import type { FULFILMENT_STEPS } from './input'
import { takeStep } from './take-step'

export type FulfilmentStep = (typeof FULFILMENT_STEPS)[number]

type AdvanceFulfilment = { orderId: string; shopId: string; to: FulfilmentStep }

/**
 * Moves one parcel one step on behalf of the seller or the courier. A repeated call does nothing.
 * Flagged orders do not advance.
 * @throws {DomainError} `order_missing`; `parcel_missing`; `order_not_ready` when the parcel is not
 * at the start of this step.
 */
export async function advanceFulfilment({ db, now }: Timed, { orderId, shopId, to }: AdvanceFulfilment) {
  const step = { orderId, shopId, to, now }
  await db.transaction((tx) => takeStep(tx, step))
}
