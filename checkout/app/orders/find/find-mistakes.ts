import { readFailure } from '@/server/trpc/failures'

const FIELDS = ['orderId', 'contact'] as const

/** Why the shop does not open an order, told at its number. */
export const REFUSALS = ['order_not_found', 'look_up_too_often'] as const

export const MISTAKES = [...FIELDS, 'orderId_unreadable', 'contact_unreadable', ...REFUSALS] as const

export type FindMistake = (typeof MISTAKES)[number]

export type FindState = {
  typed: { orderId: string; contact: string }
  /** For each field that has one. */
  mistakes: Partial<Record<(typeof FIELDS)[number], FindMistake>>
}

/** @throws the failure, when nobody foresaw it. */
export function readMistakes(error: unknown, { contact }: FindState['typed']): FindState['mistakes'] {
  const missing: FindState['mistakes'] = contact.trim() ? {} : { contact: 'contact' }
  const failure = readFailure(error)
  const field = FIELDS.find((one) => one === failure?.details.field)
  if (failure?.code === 'text_unreadable' && field) return { [field]: `${field}_unreadable` }
  if (failure?.code === 'input_malformed' && field) return { [field]: field, ...missing }
  const refusal = REFUSALS.find((one) => one === failure?.code)
  if (!refusal) throw error

  return contact.trim() ? { orderId: refusal } : missing
}
