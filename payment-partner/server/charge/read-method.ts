import { partOf } from '../gateway/parse-object'
import { channelsOf, everyMethod, everyPaymentType, METHODS, type Method, type PaymentType } from '../method/methods'

type Request = Record<string, unknown>

/** Methods of the real gateway that Kasir lacks: no merchant can switch them on. */
const INACTIVE = ['bca_klikbca', 'googlepay', 'ovo', 'uob_ezpay']

/** Null, without a fault, for an existing but inactive method. */
export function readMethod(request: Request, faults: string[]): Method | null {
  const { payment_type } = request
  if (payment_type === undefined || payment_type === null || payment_type === '')
    faults.push('payment_type is required')
  else if (typeof payment_type !== 'string') faults.push('payment_type is invalid')
  else if (isPaymentType(payment_type)) {
    const methods = everyMethod.filter((method) => METHODS[method].paymentType === payment_type)

    return channelsOf(payment_type).length > 0
      ? ofChannel(methods, payment_type, partOf(request, payment_type), faults)
      : (methods[0] ?? null)
  } else if (!INACTIVE.includes(payment_type)) faults.push('payment_type is invalid')

  return null
}

const isPaymentType = (name: string): name is PaymentType => everyPaymentType.some((type) => type === name)

/** An unknown bank or store may exist elsewhere: it counts as inactive. */
function ofChannel(methods: Method[], type: PaymentType, part: Request, faults: string[]): Method | null {
  const field = type === 'cstore' ? 'store' : 'bank'
  const channel = part[field]
  if (typeof channel !== 'string' || channel === '') {
    faults.push(`${type}.${field} is required`)
    return null
  }

  return methods.find((method) => METHODS[method].channel === channel.toLowerCase()) ?? null
}
