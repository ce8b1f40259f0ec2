import type { Mistakes } from '@/app/_forms/photo/photo-form'

export const REASONS = ['wrong_item', 'damaged', 'hidden_defect', 'expired', 'incomplete'] as const

export const MISTAKES = [
  'reason_missing',
  'note_too_short',
  'note_too_long',
  'return_of_nothing',
  'return_of_too_many',
  'return_too_early',
  'return_too_late',
  'order_in_migration',
  'return_of_refunded',
  'return_exists',
  'too_many_returns',
  'text_unreadable',
] as const

/** The field that says how many pieces of a line were ordered. */
export const mostOf = ({ sku }: { sku: string }) => `most:${sku}`

export type ReturnMistake = (typeof MISTAKES)[number]

export type ReturnState = {
  /** The pieces by SKU, as typed. Photos are kept by the form alone: a browser lets no page fill that field. */
  typed: { reason: string; note: string; pieces: Record<string, string> }
  mistakes: Mistakes<ReturnMistake>
  /** This browser has the order no more, and nothing was asked for. */
  orderGone: boolean
}
