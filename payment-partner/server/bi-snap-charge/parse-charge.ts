import { BiSnapRefused } from '../bi-snap/answer'
import { type Fields, partOf, readAmount, readEnd, readFields, readReference, readText } from '../bi-snap/read-fields'
import { everyMethod, isMethod, METHODS, type Method } from '../method/methods'
import { isDigits } from '../method/own-digits'

export type BiSnapChargeRequest = {
  partnerReferenceNo: string
  method: Method
  amount: number
  /** Null: the method's usual period. */
  expiresAt: Date | null
  /** The name that a virtual account shows. */
  accountName: string
  /** The merchant's digits for a virtual account. Null: the gateway draws them. */
  ownDigits: string | null
}

type Parse = { text: string; merchantId: string; now: Date }

/** @throws {BiSnapRefused} */
export function parseDebit({ text, merchantId, now }: Parse): BiSnapChargeRequest {
  const fields = readFields(text)
  const partnerReferenceNo = readReference(fields, 'partnerReferenceNo')
  refuseOtherMerchant(fields, merchantId)
  const [option] = Array.isArray(fields.payOptionDetails) ? fields.payOptionDetails : []
  if (option === undefined) throw new BiSnapRefused('missing_field', 'payOptionDetails')
  const details = partOf({ option }, 'option')
  const method = walletOf(readText(details, 'payMethod'))
  const amount = readAmount(details, 'transAmount')

  return {
    partnerReferenceNo,
    accountName: '',
    ownDigits: null,
    ...boundTo(method, { fields, amount, end: 'validUpTo', now }),
  }
}

/** @throws {BiSnapRefused} */
export function parseQris({ text, merchantId, now }: Parse): BiSnapChargeRequest {
  const fields = readFields(text)
  const partnerReferenceNo = readReference(fields, 'partnerReferenceNo')
  refuseOtherMerchant(fields, merchantId)
  const amount = readAmount(fields, 'amount')

  return {
    partnerReferenceNo,
    accountName: '',
    ownDigits: null,
    ...boundTo('other_qris', { fields, amount, end: 'validityPeriod', now }),
  }
}

/** @throws {BiSnapRefused} */
export function parseAccount({ text, merchantId, now }: Parse): BiSnapChargeRequest {
  const fields = readFields(text)
  const partnerReferenceNo = readReference(fields, 'trxId')
  const info = partOf(fields, 'additionalInfo')
  refuseOtherMerchant(info, merchantId)
  const method = bankOf(readText(info, 'bank'))
  const amount = readAmount(fields, 'totalAmount')
  const accountName = readText(fields, 'virtualAccountName', 255) ?? ''

  return {
    partnerReferenceNo,
    accountName,
    ownDigits: readOwnDigits(fields, info),
    ...boundTo(method, { fields, amount, end: 'expiredDate', now }),
  }
}

/** @throws {BiSnapRefused} */
function readOwnDigits(fields: Fields, info: Fields) {
  const { shouldRandomizeVaNumber: isRandom = false } = partOf(info, 'flags')
  if (typeof isRandom !== 'boolean')
    throw new BiSnapRefused('invalid_field', 'additionalInfo.flags.shouldRandomizeVaNumber')
  const digits = readText(fields, 'customerNo', LONGEST_CUSTOMER_NO) ?? null
  if (digits !== null && !isDigits(digits)) throw new BiSnapRefused('invalid_field', 'customerNo')

  return isRandom ? null : digits
}

const LONGEST_CUSTOMER_NO = 20

/** @throws {BiSnapRefused} */
export function refuseOtherMerchant(fields: Fields, merchantId: string) {
  const value = readText(fields, 'merchantId')
  if (value !== undefined && value !== merchantId) throw new BiSnapRefused('unknown_merchant')
}

function walletOf(payMethod: string | undefined): Method {
  if (payMethod === undefined) throw new BiSnapRefused('missing_field', 'payOptionDetails.payMethod')
  const method = payMethod.toLowerCase()
  if (!isMethod(method) || METHODS[method].kind !== 'ewallet') throw new BiSnapRefused('not_activated', payMethod)

  return method
}

/** Mandiri issues a bill instead of an account. */
function bankOf(bank: string | undefined): Method {
  if (bank === undefined) throw new BiSnapRefused('missing_field', 'additionalInfo.bank')
  const method = everyMethod.find((method) => {
    const { kind, channel } = METHODS[method]

    return bank === 'mandiri' ? kind === 'bill' : kind === 'va' && channel === bank.toLowerCase()
  })
  if (!method) throw new BiSnapRefused('not_activated', bank)

  return method
}

type Bounds = { fields: Fields; amount: number; end: string; now: Date }

function boundTo(method: Method, { fields, amount, end, now }: Bounds) {
  const { mostRupiah, longestSeconds } = METHODS[method]
  if (amount > mostRupiah) throw new BiSnapRefused('over_limit')

  return { method, amount, expiresAt: readEnd(fields, end, { now, longestSeconds }) }
}
