import { DomainError } from '@jembatan/platform/errors'
import type { Timed } from '../context'
import { advanceFulfilment, type FulfilmentStep } from './advance-fulfilment'

type AdvanceParcels = { parcels: { orderId: string; shopId: string }[]; to: FulfilmentStep }

/**
 * Moves parcels one step, each in a transaction of its own. Returns how many were moved, and the
 * orders whose parcel could not be, because it changed meanwhile.
 */
export async function advanceParcels({ db, now }: Timed, { parcels, to }: AdvanceParcels) {
  const refused: string[] = []
  for (const parcel of parcels)
    await advanceFulfilment({ db, now }, { ...parcel, to }).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error
      refused.push(parcel.orderId)
    })

  return { moved: parcels.length - refused.length, refused }
}
