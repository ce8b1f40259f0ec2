import { notFound } from 'next/navigation'
import { LINE_HOLDS } from '@/app/_forms/field'
import { formOrNotFound } from '@/app/_forms/read-fields'
import { readFailure } from '@/server/trpc/failures'

export const MISTAKES = [
  ...(['name_missing', 'name_too_long', 'email_malformed', 'email_taken', 'password_too_short'] as const),
  ...(['password_too_long', 'sign_in_refused', 'too_many_tries', 'text_unreadable', 'reset_refused'] as const),
  ...(['password_wrong', 'confirm_link_ended'] as const),
  ...(['claim_malformed', 'claim_unknown', 'claim_used', 'claim_expired', 'claim_of_another'] as const),
] as const

export type FieldMistake = (typeof MISTAKES)[number]

/** What a form says after it was sent: what was typed, and the code of what is wrong, by field. Passwords are not kept. */
export type FieldsState = { typed: Record<string, string>; mistakes: Record<string, FieldMistake>; done: boolean }

export function readTyped(form: FormData, names: string[]): Record<string, string> {
  const sent = formOrNotFound(form)

  return Object.fromEntries(names.map((name) => [name, String(sent.get(name) ?? '').slice(0, LINE_HOLDS)]))
}

/**
 * What is wrong, by field: as the server said it, and at `otherwise` where it is about the form as a whole.
 * @throws the failure, when nobody foresaw it.
 */
export function readMistakes(failure: unknown, otherwise: string): FieldsState['mistakes'] {
  const refusal = readFailure(failure)
  if (!refusal) throw failure
  const { code, details } = refusal
  if (code === 'input_malformed') notFound()
  const known = (said: unknown) => {
    const mistake = MISTAKES.find((one) => one === said)
    if (!mistake) throw failure
    return mistake
  }
  if (code === 'fields_refused')
    return Object.fromEntries(Object.entries(details).map(([field, mistake]) => [field, known(mistake)]))

  return { [code === 'text_unreadable' ? String(details.field || otherwise) : otherwise]: known(code) }
}
