import { actionsOf, type FormErrors } from '@jembatan/http/form-action'
import { makeFormReadable } from '@jembatan/platform/text'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { readRefusal } from '@/server/trpc/caller'
import { asOperator } from '../_request/as-operator'
import { isBadRequest } from '../_request/or-not-found'
import { getRamai } from '../_request/visitor'
import { asMember } from '../account/session'

export const { buttonAction, formAction } = actionsOf({
  makeReadable: makeFormReadable,
  sayIn: async (words) => {
    const t = await getTranslations(words as 'account.mistakes')
    const say = t as unknown as (code: string, values: object) => string

    return (code, values) => (t.has(code as 'name_missing') ? say(code, values) : undefined)
  },
  errorsOf,
  admit: async ({ who }) => {
    const { desk, privacy } = await getRamai()
    if (who === 'member') await asMember(privacy.show())
    if (who === 'operator') await asOperator(desk.shops())
  },
  endMalformed: notFound,
})

/** Translates the refusal of a procedure into errors by field. */
export function errorsOf(failure: unknown, otherwise: string): FormErrors | undefined {
  const refusal = readRefusal(failure)
  if (!refusal && isBadRequest(failure)) notFound()
  if (!refusal) return undefined
  const { code, details } = refusal
  if (code === 'fields_refused')
    return Object.fromEntries(Object.entries(details).map(([field, code]) => [field, String(code)]))
  if (code === 'text_unreadable') return { [String(details.field || otherwise)]: code }

  return { [otherwise]: [code, { minutes: Number(details.minutes ?? 0) }] }
}
