import { DomainError } from '@jembatan/platform/errors'
import type { Timed } from '../context'
import { advanceFulfilment } from './advance-fulfilment'

type PackParcels = { parcels: { orderId: string; shopId: string }[] }

/**
 * Marks parcels as packed, each in a transaction of its own. Returns how many were packed, and the
 * orders whose parcel could not be, because it changed meanwhile.
 */
export async function packParcels({ db, now }: Timed, { parcels }: PackParcels) {
  const refused: string[] = []
  for (const parcel of parcels)
    await advanceFulfilment({ db, now }, { ...parcel, to: 'packed' }).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error
      refused.push(parcel.orderId)
    })

  return { packed: parcels.length - refused.length, refused }
}
