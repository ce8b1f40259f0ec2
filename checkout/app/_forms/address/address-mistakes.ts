import { notFound } from 'next/navigation'
import { readFailure } from '@/server/trpc/failures'

/** The basket or the order is missing or further on, which its own page shows. */
const SHOWN_BY_PAGE = new Set([
  'basket_missing',
  'basket_ordered',
  'order_missing',
  'order_not_correctable',
  'order_in_migration',
])

/** For each field what is wrong, at `form` what is wrong with none of them; null where the page itself shows it. */
export function readMistakes(error: unknown): Record<string, string> | null {
  const failure = readFailure(error)
  if (!failure) throw error
  const { code, details } = failure
  const field = String(details.field).replace('address.', '')
  // The form has no such field: it was posted by hand.
  if (['basketId', 'orderId', 'id'].includes(field)) notFound()
  if (code === 'text_unreadable') return { [field]: 'unreadable' }
  if (code === 'address_invalid')
    return Object.fromEntries(Object.entries(details).map(([field, mistake]) => [field, String(mistake)]))

  return SHOWN_BY_PAGE.has(code) ? null : { form: code }
}
