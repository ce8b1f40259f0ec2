import { notFound } from 'next/navigation'
import { formOrNotFound } from '@/app/read-fields'
import { readFailure } from '@/server/trpc/failure'

/** What a form says after it was sent: what was typed, and the code of what is wrong, by field. Passwords are not kept. */
export type FieldsState = { typed: Record<string, string>; mistakes: Record<string, string>; done: boolean }

export function readTyped(form: FormData, names: string[]): Record<string, string> {
  const sent = formOrNotFound(form)

  return Object.fromEntries(names.map((name) => [name, String(sent.get(name) ?? '').slice(0, 1000)]))
}

/**
 * What is wrong, by field: as the server said it, and at `otherwise` where it is about the form as a whole.
 * @throws the failure, when nobody foresaw it.
 */
export function readMistakes(failure: unknown, otherwise: string): FieldsState['mistakes'] {
  const refusal = readFailure(failure)
  if (!refusal) throw failure
  const { code, details } = refusal
  if (code === 'fields_refused')
    return Object.fromEntries(Object.entries(details).map(([field, mistake]) => [field, String(mistake)]))
  if (code === 'text_unreadable') return { [String(details.field || otherwise)]: code }
  if (code === 'input_malformed') notFound()

  return { [otherwise]: code }
}
