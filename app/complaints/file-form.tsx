'use client'

import { useActionState } from 'react'
import type { Messages } from '@/i18n/request'
import { inWords } from '../_forms/answered-words'
import { ErrorSummary, SelectField, TextField } from '../_forms/fields'
import { TakesFocus } from '../_ui/takes-focus'
import { type Filed, fileComplaint } from './actions'

type FileFormProps = { topics: readonly string[]; words: Messages['complaints'] }

const UNTOUCHED: Filed = { typed: {}, mistakes: {}, ticket: null }

export function FileForm({ topics, words }: FileFormProps) {
  const [{ typed, mistakes, ticket }, send, sending] = useActionState(fileComplaint, UNTOUCHED)
  const errors = inWords(mistakes, words.mistakes)
  if (ticket)
    return (
      <TakesFocus role="status" className="mt-4 grid gap-3 rounded-card border-2 border-ink bg-white p-5">
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
    <form action={send} noValidate className="mt-4 grid max-w-xl gap-4">
      <ErrorSummary title={words.summary} errors={errors} />
      <SelectField
        name="topic"
        label={words.topic}
        choose={words.chooseTopic}
        options={topics.map((topic) => ({
          value: topic,
          text: (words.topics as Record<string, string>)[topic] ?? topic,
        }))}
        value={typed.topic ?? ''}
        error={errors.topic}
      />
      <TextField name="body" label={words.body} hint={words.bodyHint} value={typed.body ?? ''} error={errors.body} />
      <button type="submit" disabled={sending} className="button bg-ink text-white">
        {sending ? words.busy : words.send}
      </button>
    </form>
  )
}
