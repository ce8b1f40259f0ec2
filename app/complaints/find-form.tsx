'use client'

import { useActionState } from 'react'
import type { Messages } from '@/i18n/request'
import { inWords } from '../_forms/answered-words'
import { ErrorSummary, Field } from '../_forms/fields'
import { type FoundTicket, findTicket } from './actions'

export function FindForm({ words }: { words: Messages['complaints'] }) {
  const [{ typed, mistakes, ticket }, look, looking] = useActionState(findTicket, {
    typed: {},
    mistakes: {},
    ticket: null,
  })
  const errors = inWords(mistakes, words.mistakes)

  return (
    <>
      <form action={look} noValidate className="mt-4 grid max-w-xl gap-4">
        <ErrorSummary title={words.summary} errors={errors} />
        <Field name="number" label={words.number} value={typed.number ?? ''} error={errors.number} />
        <Field name="secret" label={words.secret} value={typed.secret ?? ''} error={errors.secret} />
        <button type="submit" disabled={looking} className="button button-quiet">
          {looking ? words.busy : words.look}
        </button>
      </form>
      {ticket && <Ticket ticket={ticket} words={words} />}
    </>
  )
}

function Ticket({ ticket, words }: { ticket: FoundTicket; words: Messages['complaints'] }) {
  const { number, topic, body, due, status, answer, answered } = ticket

  return (
    <div role="status" className="mt-4 grid gap-2 rounded-card border border-line bg-white p-5">
      <h3 className="font-extrabold">{words.ticket.replace('{number}', number)}</h3>
      <p className="text-muted text-sm">{(words.topics as Record<string, string>)[topic]}</p>
      <p className="whitespace-pre-line break-words leading-relaxed">{body}</p>
      <p className="font-bold">{words.status[status].replace('{time}', answered)}</p>
      {answer ? (
        <p className="whitespace-pre-line break-words leading-relaxed">{answer}</p>
      ) : (
        <p>{words.due.replace('{time}', due)}</p>
      )}
    </div>
  )
}
