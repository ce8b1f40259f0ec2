import { notFound } from 'next/navigation'
import { readFailure } from '@/server/trpc/failure'

/** For each field of the form what is wrong; null when the basket or the order is missing or further on, which its own page shows. */
export function readMistakes(error: unknown): Record<string, string> | null {
  const failure = readFailure(error)
  if (!failure) throw error
  const { code, details } = failure
  const field = String(details.field).replace('address.', '')
  // The form has no such field: it was posted by hand.
  if (['basketId', 'orderId', 'id'].includes(field)) notFound()
  if (code === 'text_unreadable') return { [field]: 'unreadable' }

  return code === 'address_invalid'
    ? Object.fromEntries(Object.entries(details).map(([field, mistake]) => [field, String(mistake)]))
    : null
}
