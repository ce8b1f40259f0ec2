'use client'

import { useForm } from '@jembatan/http/use-form'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button, card } from '@/app/_ui/styles'
import { findComplaint } from './actions'
import { ticketStatus } from './ticket-status'

type Words = Record<'number' | 'secret' | 'look' | 'busy' | 'summary', string> & {
  status: Record<'open' | 'overdue' | 'answered', string>
}

export function FindForm({ words }: { words: Words }) {
  const form = useForm(findComplaint)
  const ticket = form.result

  return (
    <Form of={form} summary={words.summary} className={`${card} grid gap-4`}>
      <Field {...form.field('number')} label={words.number} />
      <Field {...form.field('secret')} label={words.secret} />
      <SubmitButton busy={form.isSending} className={button.quiet}>
        {form.isSending ? words.busy : words.look}
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
    </Form>
  )
}
