'use client'

import { useActionState } from 'react'
import type { Messages } from '@/i18n/request'
import { inWords } from '../_forms/answered-words'
import { ErrorSummary, FieldNotes, TextField } from '../_forms/fields'
import { TakesFocus } from '../_ui/takes-focus'
import { hide } from '../social/actions'
import { Toggle } from '../social/toggle'
import { sendReport } from './actions'

type ReportFormProps = {
  /** What is told of, by the names of the form. */
  about: { post: string; comment?: string | undefined } | { creator: string }
  reasons: readonly string[]
  words: Messages['account'] & Messages['social']
}

export function ReportForm({ about, reasons, words }: ReportFormProps) {
  const [{ typed, mistakes, sent }, send, sending] = useActionState(sendReport, {
    typed: {} as Record<string, string>,
    mistakes: {},
    sent: false,
  })
  const errors = inWords(mistakes, words.mistakes)
  if (sent)
    return (
      <>
        <TakesFocus role="status" className="text-lg">
          {words.reportThanks}
        </TakesFocus>
        {'post' in about && !about.comment && (
          <Toggle
            act={hide}
            words={words}
            className="button button-quiet mt-4"
            fields={{ post: about.post, what: 'post', to: `/?post=${about.post}` }}
            first={{ on: true, count: 0 }}
            label={{ off: words.notInterested, on: words.undo }}
          >
            {({ on }) => (on ? `${words.hiddenPost} ${words.undo}` : words.notInterested)}
          </Toggle>
        )}
      </>
    )

  return (
    <form action={send} noValidate className="grid gap-4">
      <ErrorSummary title={words.summary} errors={errors} />
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value ?? ''} />
      ))}
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
