'use client'

import { useActionState, useMemo } from 'react'
import { Field } from '@/app/_forms/field'
import { ErrorSummary } from '@/app/_forms/former-error-summary'
import { SubmitButton } from '@/app/_forms/submit-button'
import { useShownErrors } from '@/app/_forms/use-shown-errors'
import { button, card } from '@/app/_ui/styles'
import { type FoundState, findComplaint } from './actions'
import type { FindComplaintMistake } from './complaint-state'
import { ticketStatus } from './ticket-status'

type Words = Record<'number' | 'secret' | 'look' | 'busy' | 'summary', string> & {
  status: Record<'open' | 'overdue' | 'answered', string>
  mistakes: Record<FindComplaintMistake, string>
}

const UNTOUCHED: FoundState = { typed: { number: '', secret: '' }, mistakes: {}, ticket: null }

export function FindForm({ words }: { words: Words }) {
  const [{ typed, mistakes, ticket }, look, looking] = useActionState(findComplaint, UNTOUCHED)
  const errors = useMemo(
    () => Object.fromEntries(Object.entries(mistakes).map(([field, code]) => [field, words.mistakes[code]])),
    [mistakes, words],
  )
  const { shown, watched } = useShownErrors(errors)

  return (
    <form action={look} {...watched} noValidate className={`${card} grid gap-4`}>
      <ErrorSummary title={words.summary} errors={errors} shown={shown} />
      <Field name="number" label={words.number} defaultValue={typed.number} error={shown.number} />
      <Field name="secret" label={words.secret} defaultValue={typed.secret} error={shown.secret} />
      <SubmitButton busy={looking} className={button.quiet}>
        {looking ? words.busy : words.look}
      </SubmitButton>
      {ticket && (
        <div role="status" className="grid gap-1 border-line border-t pt-4">
          <p className="flex flex-wrap justify-between gap-x-4 font-bold">
            <span>{ticket.number}</span>
            <span className={ticket.overdue ? 'text-wrong' : 'text-pasar-deep'}>
              {words.status[ticketStatus(ticket)]}
            </span>
          </p>
          <p className="text-quiet text-sm">{ticket.times}</p>
          <p className="whitespace-pre-line wrap-anywhere">{ticket.body}</p>
          {ticket.answer && (
            <p className="whitespace-pre-line wrap-anywhere rounded-control bg-pasar-wash p-3">{ticket.answer}</p>
          )}
        </div>
      )}
    </form>
  )
}
