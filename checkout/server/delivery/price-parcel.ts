export type Way = { weightGrams: number; distanceKm: number }

/** Rupiah, and what they are for; as couriers and tariffs keep them. */
export type Rate = {
  lightest: number
  first: number
  next: number
  nearKm: number
  bandKm: number
  perBand: number
}

/**
 * Rupiah for one parcel: the first kilogram and each further one begun, at the courier's least weight or above, and each band of
 * distance begun beyond what is near.
 */
export function priceParcel({ weightGrams, distanceKm }: Way, { lightest, first, next, perBand, ...reach }: Rate) {
  const kilograms = Math.ceil(Math.max(weightGrams, lightest) / 1000)

  return first + (kilograms - 1) * next + bandsBeyond(distanceKm, reach) * perBand
}

/** Bands of distance begun beyond what is near. */
export const bandsBeyond = (distanceKm: number, { nearKm, bandKm }: Pick<Rate, 'nearKm' | 'bandKm'>) =>
  Math.ceil(Math.max(0, distanceKm - nearKm) / bandKm)
