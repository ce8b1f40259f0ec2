import { z } from 'zod'
import type { Item } from '@/db/schema'
import { readDetails, readItems } from './read-details'
import { readExpiry, readPageExpiry, type Span } from './read-expiry'

export type SnapRequest = {
  orderId: string
  grossAmount: number
  items: Item[]
  enabledPayments: string[] | null
  finishUrl: string | null
  expiry: Span | null
  pageExpiry: Span | null
  customFields: Record<string, string>
}

/** A request that the gateway refuses, with its sentences word for word. */
export class SnapRefused extends Error {
  constructor(readonly messages: string[]) {
    super(messages.join('; '))
  }
}

const object = z.record(z.string(), z.unknown())

/** Collects every fault before it refuses, as the real gateway does. Fields it does not know are let through unread. */
export function parseSnapRequest(body: string): SnapRequest {
  const request = object.safeParse(parseJson(body))
  if (!request.success) throw new SnapRefused(['There was a problem in the JSON you submitted'])

  const faults: string[] = []
  const part = (name: string) => object.catch({}).parse(request.data[name])
  const details = readDetails(part('transaction_details'), faults)
  const read = {
    ...details,
    items: readItems(request.data.item_details, details.grossAmount, faults),
    enabledPayments: z.array(z.string()).nullable().catch(null).parse(request.data.enabled_payments),
    finishUrl: readFinishUrl(part('callbacks').finish, faults),
    expiry: readExpiry('expiry', request.data.expiry, faults),
    pageExpiry: readPageExpiry(request.data.page_expiry, faults),
    customFields: readCustomFields(request.data),
  }
  if (faults.length > 0) throw new SnapRefused(faults)

  return read
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Only what a browser may open: another scheme would be a script on our page. */
function readFinishUrl(finish: unknown, faults: string[]) {
  if (finish === undefined || finish === null) return null
  if (typeof finish === 'string' && /^https?:\/\//i.test(finish) && URL.canParse(finish)) return finish
  faults.push('callbacks.finish is not a valid URL')

  return null
}

const CUSTOM_FIELDS = ['custom_field1', 'custom_field2', 'custom_field3']

function readCustomFields(request: Record<string, unknown>) {
  const given = CUSTOM_FIELDS.filter((name) => typeof request[name] === 'string')

  return Object.fromEntries(given.map((name) => [name, String(request[name]).slice(0, 255)]))
}
