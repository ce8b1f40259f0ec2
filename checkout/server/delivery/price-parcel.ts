export type Way = { weightGrams: number; distanceKm: number }

/** Prices in rupiah and their units, as in couriers and tariffs. */
export type Rate = {
  lightest: number
  first: number
  next: number
  nearKm: number
  bandKm: number
  perBand: number
}

/**
 * Returns the price of one parcel in rupiah: the first kilogram, each further kilogram begun, at
 * least the courier's minimum weight, and each distance band begun beyond the near distance.
 */
export function priceParcel({ weightGrams, distanceKm }: Way, { lightest, first, next, perBand, ...reach }: Rate) {
  const kilograms = Math.ceil(Math.max(weightGrams, lightest) / 1000)

  return first + (kilograms - 1) * next + bandsBeyond(distanceKm, reach) * perBand
}

/** Distance bands begun beyond the near distance. */
export const bandsBeyond = (distanceKm: number, { nearKm, bandKm }: Pick<Rate, 'nearKm' | 'bandKm'>) =>
  Math.ceil(Math.max(0, distanceKm - nearKm) / bandKm)
