import { METHODS, type Method } from '../method/methods'

/** Rounded to the rupiah. */
export function feeOf(method: Method, gross: number) {
  const { share = 0, rupiah = 0 } = METHODS[method].fee

  return Math.round(gross * share) + rupiah
}
