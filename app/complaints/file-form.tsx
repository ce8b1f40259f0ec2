'use client'

import { useForm } from '@jembatan/http/use-form'
import type { Messages } from '@/i18n/request'
import { SelectField, TextField } from '../_forms/field'
import { Form } from '../_forms/form'
import { TakesFocus } from '../_ui/takes-focus'
import { fileComplaint } from './actions'

type FileFormProps = { topics: readonly string[]; words: Messages['complaints'] }

export function FileForm({ topics, words }: FileFormProps) {
  const form = useForm(fileComplaint, undefined, { draft: { name: 'complaint' } })
  const ticket = form.result
  if (ticket)
    return (
      <TakesFocus role="status" className="mt-4 grid gap-3 rounded-card border-2 border-ink bg-card p-5">
        <p className="font-extrabold text-xl">{words.filed}</p>
        <dl className="grid gap-2">
          <div>
            <dt className="text-muted text-sm">{words.number}</dt>
            <dd className="font-bold text-lg">{ticket.number}</dd>
          </div>
          <div>
            <dt className="text-muted text-sm">{words.secret}</dt>
            <dd className="break-all font-bold font-mono text-lg">{ticket.secret}</dd>
          </div>
        </dl>
        <p>{words.due.replace('{time}', ticket.due)}</p>
        <p className="font-bold">{words.keep}</p>
      </TakesFocus>
    )

  return (
    <Form of={form} summary={words.summary} className="mt-4 grid max-w-xl gap-4">
      <SelectField
        {...form.field('topic')}
        label={words.topic}
        choose={words.chooseTopic}
        options={topics.map((topic) => ({
          value: topic,
          text: (words.topics as Record<string, string>)[topic] ?? topic,
        }))}
      />
      <TextField {...form.field('body')} label={words.body} hint={words.bodyHint} />
      <button type="submit" disabled={form.isSending} className="button bg-ink text-card">
        {form.isSending ? words.busy : words.send}
      </button>
    </Form>
  )
}
