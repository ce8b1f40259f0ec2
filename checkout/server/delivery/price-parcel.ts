export type Rate = { lightest: number; first: number; next: number }

/** Rupiah for one parcel: the first kilogram and each further one begun, at the courier's least weight or above. */
export function priceParcel(weightGrams: number, { lightest, first, next }: Rate): number {
  const kilograms = Math.ceil(Math.max(weightGrams, lightest) / 1000)

  return first + (kilograms - 1) * next
}
