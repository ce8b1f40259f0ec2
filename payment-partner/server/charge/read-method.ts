import { partOf } from '../gateway/parse-object'
import { everyMethod, METHODS, type Method } from '../method/methods'

type Request = Record<string, unknown>

/** Core's names where they differ from Snap's; two of them cover several methods. */
const BY_TYPE: Record<string, Method | ((request: Request, faults: string[]) => Method | null)> = {
  qris: 'other_qris',
  gopay: 'gopay',
  shopeepay: 'shopeepay',
  echannel: 'echannel',
  credit_card: 'credit_card',
  bank_transfer: (request, faults) => ofChannel('bank_transfer', 'bank', partOf(request, 'bank_transfer').bank, faults),
  cstore: (request, faults) => ofChannel('cstore', 'store', partOf(request, 'cstore').store, faults),
}

/** Methods of the real gateway that none of our merchants has activated. */
const INACTIVE = [
  'akulaku',
  'bca_klikbca',
  'bca_klikpay',
  'bri_epay',
  'cimb_clicks',
  'danamon_online',
  'dana',
  'googlepay',
  'kredivo',
  'ovo',
  'uob_ezpay',
]

/** Null, without a fault, for an existing but inactive method. */
export function readMethod(request: Request, faults: string[]): Method | null {
  const { payment_type } = request
  if (payment_type === undefined || payment_type === null || payment_type === '')
    faults.push('payment_type is required')
  else if (typeof payment_type !== 'string') faults.push('payment_type is invalid')
  else if (Object.hasOwn(BY_TYPE, payment_type)) {
    const found = BY_TYPE[payment_type]

    return typeof found === 'function' ? found(request, faults) : (found ?? null)
  } else if (!INACTIVE.includes(payment_type)) faults.push('payment_type is invalid')

  return null
}

/** An unknown bank or store may exist elsewhere: it counts as inactive. */
function ofChannel(type: string, field: string, channel: unknown, faults: string[]): Method | null {
  if (typeof channel !== 'string' || channel === '') {
    faults.push(`${type}.${field} is required`)
    return null
  }
  const wanted = channel.toLowerCase()

  return everyMethod.find((name) => METHODS[name].paymentType === type && METHODS[name].channel === wanted) ?? null
}
