import { z } from 'zod'
import type { CardOptions, Item } from '@/db/schema'
import { readCardOptions } from '../card/read-card-options'
import { parseObject, partOf } from '../gateway/parse-object'
import { RequestRefused } from '../gateway/request-refused'
import { type OwnDigits, readEveryOwnDigits } from '../method/own-digits'
import { readCustomFields } from '../order/read-custom-fields'
import { readDetails, readItems } from '../order/read-details'
import { readExpiry, readPageExpiry, type Span } from '../order/read-expiry'

export type SnapRequest = {
  orderId: string
  grossAmount: number
  items: Item[]
  enabledPayments: string[] | null
  cardOptions: CardOptions | null
  ownDigits: OwnDigits | null
  finishUrl: string | null
  expiry: Span | null
  pageExpiry: Span | null
  customFields: Record<string, unknown>
}

/**
 * Parses a Snap request, and collects every fault before it refuses, as the real gateway does.
 * Ignores unknown fields.
 */
export function parseSnapRequest(body: string): SnapRequest {
  const request = parseObject(body)
  const faults: string[] = []
  const details = readDetails(partOf(request, 'transaction_details'), faults)
  const read = {
    ...details,
    items: readItems(request.item_details, details.grossAmount, faults),
    enabledPayments: z.array(z.string()).nullable().catch(null).parse(request.enabled_payments),
    cardOptions: readCardOptions(partOf(request, 'credit_card'), faults),
    ownDigits: readEveryOwnDigits(request, faults),
    finishUrl: readFinishUrl(partOf(request, 'callbacks').finish, faults),
    expiry: readExpiry('expiry', request.expiry, faults),
    pageExpiry: readPageExpiry(request.page_expiry, faults),
    customFields: readCustomFields(request),
  }
  if (faults.length > 0) throw new RequestRefused(faults)

  return read
}

/** Accepts only web addresses: another scheme would run a script on our page. */
function readFinishUrl(finish: unknown, faults: string[]) {
  if (finish === undefined || finish === null) return null
  if (typeof finish === 'string' && /^https?:\/\//i.test(finish) && URL.canParse(finish)) return finish
  faults.push('callbacks.finish is not a valid URL')

  return null
}
