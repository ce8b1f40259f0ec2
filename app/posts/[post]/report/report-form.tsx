'use client'

import { useActionState } from 'react'
import { inWords } from '@/app/parts/answered-words'
import { ErrorSummary, FieldNotes, TextField } from '@/app/parts/fields'
import type { Messages } from '@/i18n/request'
import { sendReport } from './actions'

type ReportFormProps = {
  post: string
  comment: string | undefined
  reasons: readonly string[]
  words: Messages['account'] & Messages['social']
}

export function ReportForm({ post, comment = '', reasons, words }: ReportFormProps) {
  const [{ typed, mistakes, sent }, send, sending] = useActionState(sendReport, {
    typed: {} as Record<string, string>,
    mistakes: {},
    sent: false,
  })
  const errors = inWords(mistakes, words.mistakes)
  if (sent)
    return (
      <p role="status" className="text-lg">
        {words.reportThanks}
      </p>
    )

  return (
    <form action={send} noValidate className="grid gap-4">
      <ErrorSummary title={words.summary} errors={errors} />
      <input type="hidden" name="post" value={post} />
      <input type="hidden" name="comment" value={comment} />
      <fieldset id="reason" aria-describedby="reason-notes" className="grid">
        <legend className="font-bold text-sm">{words.reportReason}</legend>
        {reasons.map((reason) => (
          <label key={reason} className="flex min-h-11 items-center gap-3">
            <input type="radio" name="reason" value={reason} defaultChecked={typed.reason === reason} />
            {(words.reasons as Record<string, string>)[reason]}
          </label>
        ))}
        <FieldNotes name="reason" error={errors.reason} />
      </fieldset>
      <TextField name="note" label={words.reportNote} value={typed.note ?? ''} error={errors.note} />
      <button type="submit" disabled={sending} className="button bg-ink text-white">
        {sending ? words.sending : words.sendReport}
      </button>
    </form>
  )
}
