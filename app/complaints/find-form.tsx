'use client'

import { useForm } from '@jembatan/http/use-form'
import type { Messages } from '@/i18n/request'
import { Field } from '../_forms/field'
import { Form } from '../_forms/form'
import { type FoundTicket, findTicket } from './actions'

export function FindForm({ words }: { words: Messages['complaints'] }) {
  const form = useForm(findTicket)

  return (
    <>
      <Form of={form} summary={words.summary} className="mt-4 grid max-w-xl gap-4">
        <Field {...form.field('number')} label={words.number} />
        <Field {...form.field('secret')} label={words.secret} />
        <button type="submit" disabled={form.isSending} className="button button-quiet">
          {form.isSending ? words.busy : words.look}
        </button>
      </Form>
      {form.result && <Ticket ticket={form.result} words={words} />}
    </>
  )
}

function Ticket({ ticket, words }: { ticket: FoundTicket; words: Messages['complaints'] }) {
  const { number, topic, body, due, status, answer, answered } = ticket

  return (
    <div role="status" className="mt-4 grid gap-2 rounded-card border border-line bg-card p-5">
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
