import type { Method } from '../method/methods'

/** Kasir's fee for a settled payment: a share, a fixed sum, or both. */
type Fee = { share?: number; rupiah?: number }

const FEES: Record<Method, Fee> = {
  other_qris: { share: 0.007 },
  gopay: { share: 0.02 },
  shopeepay: { share: 0.02 },
  bca_va: { rupiah: 4000 },
  bni_va: { rupiah: 4000 },
  bri_va: { rupiah: 4000 },
  permata_va: { rupiah: 4000 },
  echannel: { rupiah: 4000 },
  indomaret: { rupiah: 5000 },
  alfamart: { rupiah: 5000 },
  credit_card: { share: 0.029, rupiah: 2000 },
}

/** Rounded to the rupiah. */
export function feeOf(method: Method, gross: number) {
  const { share = 0, rupiah = 0 } = FEES[method]

  return Math.round(gross * share) + rupiah
}
