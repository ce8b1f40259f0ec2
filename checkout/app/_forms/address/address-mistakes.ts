import type { FormErrors } from '@jembatan/http/form-action'
import { notFound } from 'next/navigation'
import messages from '@/messages/id/checkout.json'
import { readFailure } from '@/server/trpc/failures'

/** The basket or order is missing or has moved on; its own page reports that. */
const SHOWN_BY_PAGE = new Set([
  'basket_missing',
  'basket_ordered',
  'order_missing',
  'order_not_correctable',
  'order_in_migration',
])

/**
 * Returns the errors by field, or under `''` when they concern no field. Returns null where the
 * page itself reports the failure.
 */
export function readMistakes(error: unknown): FormErrors | null {
  const failure = readFailure(error)
  if (!failure) throw error
  const { code, details } = failure
  const field = String(details.field).replace('address.', '')
  // The form has no such field, so the request was forged by hand.
  if (['basketId', 'orderId', 'id'].includes(field)) notFound()
  if (code === 'text_unreadable') return mistakesAt([[field, 'unreadable']])
  if (code === 'address_invalid') return mistakesAt(Object.entries(details))
  if (SHOWN_BY_PAGE.has(code)) return null

  return { '': `form.${Object.hasOwn(messages.address.errors.form, code) ? code : 'unknown'}` }
}

/** The area's error belongs to its text field. */
const mistakesAt = (mistakes: [field: string, mistake: string | number][]): FormErrors =>
  Object.fromEntries(
    mistakes.map(([field, mistake]) => [field === 'areaId' ? 'areaText' : field, `${field}.${mistake}`]),
  )
