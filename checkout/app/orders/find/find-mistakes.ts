import { readFailure } from '@/server/trpc/failure'

export type FindState = {
  typed: { orderId: string; contact: string }
  /** The message key of the mistake, for each field that has one. */
  mistakes: Record<string, string>
}

export function readMistakes(error: unknown, { contact }: FindState['typed']): FindState['mistakes'] {
  const missing: FindState['mistakes'] = contact.trim() ? {} : { contact: 'contact' }
  const failure = readFailure(error)
  if (!failure) throw error
  const { code, details } = failure
  const field = String(details.field)
  if (code === 'text_unreadable') return { [field]: `${field}_unreadable` }
  if (code === 'input_malformed') return { [field]: field, ...missing }

  return contact.trim() ? { orderId: code } : missing
}
