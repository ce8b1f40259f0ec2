import { actionsOf } from '@jembatan/http/form-action'
import { makeFormReadable } from '@jembatan/platform/text'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { leadOperatorToSignIn } from '@/app/_request/as-operator'
import { isAbsent } from '@/app/_request/or-not-found'
import { getVisitor } from '@/app/_request/visitor'
import { readFailure } from '@/server/trpc/failures'

export const { buttonAction, formAction, readForm } = actionsOf({
  makeReadable: makeFormReadable,

  sayIn: async (words) => {
    const t = await getTranslations(words)

    return (code, values) => (t.has(code) ? t(code, values) : undefined)
  },

  errorsOf: (failure, otherwise) => {
    const refusal = readFailure(failure)
    if (!refusal) return undefined
    const { code, details } = refusal
    if (code === 'fields_refused')
      return Object.fromEntries(Object.entries(details).map(([field, mistake]) => [field, String(mistake)]))

    return { [code === 'text_unreadable' ? String(details.field || otherwise) : otherwise]: [code, details] }
  },

  admit: async ({ who, refusal }) => {
    const { sessionId, accountSession, operatorSession } = await getVisitor()
    if (who === 'anybody') return
    const right = who === 'operator' ? operatorSession : (accountSession ?? (who === 'buyer' && sessionId))
    if (right) return
    if (refusal !== 303) notFound()

    redirect(who === 'operator' ? '/back-office/sign-in' : '/basket?gone=session#notice')
  },

  endMalformed: () => notFound(),

  endFailed: (failure) => {
    if (isAbsent(failure)) notFound()
    leadOperatorToSignIn(failure)
  },
})
