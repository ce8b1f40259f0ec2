import { makeFormReadable } from '@jembatan/platform/text'
import { notFound } from 'next/navigation'
import { readRefusal } from '@/server/trpc/caller'
import { isBadRequest } from '../_request/or-not-found'
import type { Answered } from './fields'

/**
 * The fields of a form that a page of ours has, as they can be stored. It comes first where no state of the page was sent
 * along; whoever calls an action by hand may send anything in place of one.
 */
export function readTyped(sent: unknown, names: string[]): Record<string, string> {
  const form = [sent].flat().find((part): part is FormData => part instanceof FormData)
  if (!form) notFound()
  const readable = makeFormReadable(form)

  return Object.fromEntries(names.map((name) => [name, String(readable.get(name) ?? '')]))
}

/**
 * What is wrong, by field: as the server said it, and at `otherwise` where it is about the form as a whole.
 * @throws the failure, when nobody foresaw it.
 */
export function readMistakes(failure: unknown, otherwise: string): Answered['mistakes'] {
  const refusal = readRefusal(failure)
  // No form of ours sends what a schema refuses; text that cannot be read, a person may have pasted.
  if (!refusal && isBadRequest(failure)) notFound()
  if (!refusal) throw failure
  const { code, details } = refusal
  if (code === 'fields_refused')
    return Object.fromEntries(Object.entries(details).map(([field, at]) => [field, String(at)]))
  if (code === 'text_unreadable') return { [String(details.field || otherwise)]: code }

  return { [otherwise]: code }
}
