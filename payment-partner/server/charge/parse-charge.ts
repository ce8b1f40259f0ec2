import { z } from 'zod'
import type { Item } from '@/db/schema'
import { type CardWish, readCardWish } from '../card/read-card-wish'
import { parseObject, partOf } from '../gateway/parse-object'
import { RequestRefused } from '../gateway/request-refused'
import { METHODS, type Method } from '../method/methods'
import { readOwnDigits } from '../method/own-digits'
import { readCustomFields } from '../order/read-custom-fields'
import { readDetails, readItems } from '../order/read-details'
import { readCustomExpiry, type Span } from '../order/read-expiry'
import type { WalletWish } from './charge-wallet'
import { readMethod } from './read-method'

export type ChargeRequest = {
  orderId: string
  grossAmount: number
  items: Item[]
  /** Null: an existing method that none of our merchants may use. */
  method: Method | null
  expiry: Span | null
  customFields: Record<string, unknown>
  card: CardWish
  /** The merchant's digits for the payer's code. Null: the gateway draws it. */
  ownDigits: string | null
  /** Null: the payer scans a code or opens the wallet's app. */
  wallet: WalletWish | null
}

const SHORTEST_SECONDS = 20

/** Parses a charge, and collects every fault before it refuses. Ignores unknown fields. */
export function parseCharge(text: string): ChargeRequest {
  const request = parseObject(text)
  const faults: string[] = []
  const method = readMethod(request, faults)
  const details = readDetails(partOf(request, 'transaction_details'), faults)
  const read = {
    ...details,
    items: readItems(request.item_details, details.grossAmount, faults),
    method,
    expiry: boundExpiry(method, readCustomExpiry(request.custom_expiry, faults), faults),
    customFields: readCustomFields(request),
    ownDigits: method && readOwnDigits(method, { request, part: METHODS[method].paymentType }, faults),
    card: readCardWish(partOf(request, 'credit_card'), faults),
    wallet: walletWish.parse(partOf(request, 'gopay')),
  }
  if (method && details.grossAmount > METHODS[method].mostRupiah)
    faults.push(`transaction_details.gross_amount must be less than or equal to ${METHODS[method].mostRupiah}`)
  if (faults.length > 0) throw new RequestRefused(faults)

  return read
}

const walletWish = z
  .object({ account_id: z.string(), payment_option_token: z.string() })
  .transform(({ account_id, payment_option_token }) => ({ accountId: account_id, token: payment_option_token }))
  .nullable()
  .catch(null)

function boundExpiry(method: Method | null, span: Span | null, faults: string[]) {
  if (!method || !span) return span
  const { longestSeconds } = METHODS[method]
  if (span.seconds < SHORTEST_SECONDS || span.seconds > longestSeconds)
    faults.push(`custom_expiry.expiry_duration must be between ${SHORTEST_SECONDS} and ${longestSeconds} seconds`)

  return span
}

/** Whether an `Idempotency-Key` applies to the charge. */
export function isKeptByKey(text: string) {
  const method = readMethodQuietly(text)

  return method === null || !METHODS[method].keyless
}

function readMethodQuietly(text: string) {
  try {
    return readMethod(parseObject(text), [])
  } catch {
    return null
  }
}
