import type { Method } from '../method/methods'

/** A method that is paid elsewhere. A card is paid on the payment page itself. */
export type Channel = Exclude<Method, 'credit_card'>

/** Where a payer pays. Paths as in the real gateway's sandbox. */
const PATHS: Record<Channel, string> = {
  other_qris: 'qris',
  gopay: 'gopay/ui',
  shopeepay: 'shopeepay/ui',
  dana: 'dana/ui',
  bca_va: 'bca/va',
  bni_va: 'bni/va',
  bri_va: 'bri/va',
  permata_va: 'permata/va',
  echannel: 'mandiri/bill',
  indomaret: 'indomaret',
  alfamart: 'alfamart',
  bca_klikpay: 'bca/klikpay',
  cimb_clicks: 'cimb/clicks',
  bri_epay: 'bri/epay',
  danamon_online: 'danamon/online',
  akulaku: 'akulaku',
  kredivo: 'kredivo',
}

export const isChannel = (method: string): method is Channel => Object.hasOwn(PATHS, method)

export const everyChannel = Object.keys(PATHS).filter(isChannel)

export const channelAt = (path: string) => everyChannel.find((channel) => PATHS[channel] === path)

/** @throws {Error} for a method that has no place to pay. */
export function channelPath(method: string) {
  if (!isChannel(method)) throw new Error(`Method ${method} is not paid at a bank, a wallet or a counter.`)

  return PATHS[method]
}
