'use client'

import { useActionState } from 'react'
import type { Messages } from '@/i18n/request'
import { inWords } from '../_forms/answered-words'
import { ErrorSummary, Field, TextField } from '../_forms/fields'
import { TakesFocus } from '../_ui/takes-focus'
import { type Appealed, appeal, type ShownNotice } from './actions'

type AppealFormProps = { number: string; words: Messages['complaints'] }

/** First the number, then what it names, with the form for an appeal while one is possible. */
export function AppealForm({ number, words }: AppealFormProps) {
  const untouched: Appealed = { typed: { number }, mistakes: {}, notice: null, sent: false }
  const [{ typed, mistakes, notice, sent }, send, sending] = useActionState(appeal, untouched)
  const errors = inWords(mistakes, words.mistakes)
  if (!notice)
    return (
      <form action={send} noValidate className="mt-6 grid max-w-xl gap-4">
        <ErrorSummary title={words.summary} errors={errors} />
        <Field name="number" label={words.appeal.number} value={typed.number ?? number} error={errors.number} />
        <button type="submit" disabled={sending} className="button bg-ink text-white">
          {sending ? words.busy : words.appeal.look}
        </button>
      </form>
    )

  return (
    <>
      <About notice={notice} words={words} />
      {sent && (
        <TakesFocus role="status" className="mt-4 font-bold">
          {words.appeal.sent}
        </TakesFocus>
      )}
      {notice.status === 'taken_down' && (
        <form action={send} noValidate className="mt-6 grid max-w-xl gap-4">
          <ErrorSummary title={words.summary} errors={errors} />
          <input type="hidden" name="number" value={notice.number} />
          <input type="hidden" name="step" value="send" />
          <TextField
            name="text"
            label={words.appeal.why}
            hint={words.appeal.whyHint}
            value={typed.text ?? ''}
            error={errors.text}
          />
          <button type="submit" disabled={sending} className="button bg-ink text-white">
            {sending ? words.busy : words.appeal.send}
          </button>
        </form>
      )}
    </>
  )
}

function About({ notice, words }: { notice: ShownNotice; words: Messages['complaints'] }) {
  const { appeal } = words

  return (
    <TakesFocus className="mt-6 grid gap-2 rounded-card border border-line bg-white p-5">
      <h2 className="font-extrabold text-xl">{appeal.subject[notice.subject]}</h2>
      <p className="text-muted text-sm">{appeal.decided.replace('{time}', notice.decided)}</p>
      <p>
        <strong>{appeal.reason}:</strong> {(appeal.reasons as Record<string, string>)[notice.reason]}
      </p>
      <p className="whitespace-pre-line break-words leading-relaxed">{notice.note}</p>
      <p className="font-bold">{appeal.status[notice.status]}</p>
      {notice.answer && (
        <p className="whitespace-pre-line break-words leading-relaxed">
          <strong>{appeal.answer}:</strong> {notice.answer}
        </p>
      )}
    </TakesFocus>
  )
}
