import { MANDIRI_BILLER_CODE, termsOf } from '../method/methods'
import type { NewTransaction } from '../payment/payment'
import { type Fields, readText } from './read-fields'

const SERVICE_ID_DIGITS = 5
const SERVICE_ID_LENGTH = 8

/** The parts of a virtual account's number. The standard pads the service id with spaces. */
export function vaNumberOf({ method, payCode }: Pick<NewTransaction, 'method' | 'payCode'>) {
  const code = payCode ?? ''
  const [serviceId, customerNo] =
    termsOf(method).kind === 'bill'
      ? [MANDIRI_BILLER_CODE, code]
      : [code.slice(0, SERVICE_ID_DIGITS), code.slice(SERVICE_ID_DIGITS)]
  const partnerServiceId = serviceId.padStart(SERVICE_ID_LENGTH)

  return { partnerServiceId, customerNo, virtualAccountNo: `${partnerServiceId}${customerNo}` }
}

/** The payer's code in the number that a merchant sends. */
export function readVaCode(fields: Fields) {
  const serviceId = readText(fields, 'partnerServiceId')?.trim() ?? ''
  const customerNo = readText(fields, 'customerNo') ?? ''

  return serviceId === MANDIRI_BILLER_CODE ? customerNo : `${serviceId}${customerNo}`
}
