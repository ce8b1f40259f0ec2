import type { BiSnapCharge } from '@/db/schema'
import type { everyBiSnapMethod } from './input'

export type BiSnapMethod = (typeof everyBiSnapMethod)[number]

type Offered = { service: BiSnapCharge['service']; bank?: string }

/** The service of the standard that charges each method, and the bank of an account. */
export const BI_SNAP_METHODS: Record<BiSnapMethod, Offered> = {
  qris: { service: 'qris' },
  gopay: { service: 'debit' },
  shopeepay: { service: 'debit' },
  bca_va: { service: 'va', bank: 'bca' },
  bni_va: { service: 'va', bank: 'bni' },
  bri_va: { service: 'va', bank: 'bri' },
  permata_va: { service: 'va', bank: 'permata' },
  echannel: { service: 'va', bank: 'mandiri' },
}
