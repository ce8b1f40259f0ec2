import type { Method } from '../method/methods'

/** Where a payer pays. Paths as in the real gateway's sandbox. */
export const CHANNELS = {
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

export type Channel = keyof typeof CHANNELS

export const everyChannel = Object.keys(CHANNELS) as Channel[]

export const channelAt = (path: string) => everyChannel.find((channel) => CHANNELS[channel].path === path)

export const channelFor = (method: string) => everyChannel.find((channel) => CHANNELS[channel].method === method)
