export const REASONS = ['wrong_item', 'damaged', 'hidden_defect', 'expired', 'incomplete'] as const

export const MISTAKES = [
  'reason_missing',
  'note_too_short',
  'note_too_long',
  'return_of_nothing',
  'return_of_too_many',
  'photos_too_many',
  'photo_too_large',
  'photo_unreadable',
  'return_too_early',
  'return_too_late',
  'return_exists',
  'text_unreadable',
] as const

export type ReturnState = {
  /** The pieces by SKU, as typed. Photos cannot be kept: a browser lets no page fill that field. */
  typed: { reason: string; note: string; pieces: Record<string, string> }
  /** The message key of the mistake, for each field that has one, and the number that it names. */
  mistakes: Record<string, { code: string; number?: number }>
}
