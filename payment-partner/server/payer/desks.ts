import type { Method } from '../method/methods'

/** Where a payer pays, and what for. Paths as the real gateway's sandbox has them. */
export const DESKS = {
  qris: { path: 'qris', method: 'other_qris' },
  gopay: { path: 'gopay/ui', method: 'gopay' },
  shopeepay: { path: 'shopeepay/ui', method: 'shopeepay' },
  bca: { path: 'bca/va', method: 'bca_va' },
  bni: { path: 'bni/va', method: 'bni_va' },
  bri: { path: 'bri/va', method: 'bri_va' },
  permata: { path: 'permata/va', method: 'permata_va' },
  mandiri: { path: 'mandiri/bill', method: 'echannel' },
  indomaret: { path: 'indomaret', method: 'indomaret' },
  alfamart: { path: 'alfamart', method: 'alfamart' },
} as const satisfies Record<string, { path: string; method: Method }>

export type Desk = keyof typeof DESKS

export const everyDesk = Object.keys(DESKS) as Desk[]

export const deskAt = (path: string) => everyDesk.find((desk) => DESKS[desk].path === path)

export const deskFor = (method: string) => everyDesk.find((desk) => DESKS[desk].method === method)
