'use client'

import { useActionState } from 'react'
import { inWords } from '@/app/parts/answered-words'
import { type Answered, ErrorSummary, SelectField, TextField } from '@/app/parts/fields'
import type { Messages } from '@/i18n/request'
import { answerAppeal, decide } from './actions'

type FormProps = { id: string; words: Messages['desk']['case'] }

const UNTOUCHED: Answered = { typed: {}, mistakes: {} }

export function DecideForm({ id, reasons, words }: FormProps & { reasons: readonly string[] }) {
  const [{ typed, mistakes }, send, sending] = useActionState(decide, UNTOUCHED)
  const errors = inWords(mistakes, words.mistakes)

  return (
    <form action={send} noValidate className="grid max-w-xl gap-4">
      <h2 className="font-extrabold text-xl">{words.decide}</h2>
      <ErrorSummary title={words.summary} errors={errors} />
      <input type="hidden" name="id" value={id} />
      <SelectField
        name="reason"
        label={words.reason}
        choose={words.choose}
        options={reasons.map((reason) => ({
          value: reason,
          text: (words.takedownReason as Record<string, string>)[reason] ?? reason,
        }))}
        value={typed.reason ?? ''}
        error={errors.reason}
      />
      <TextField name="note" label={words.note} hint={words.noteHint} value={typed.note ?? ''} error={errors.note} />
      <div className="flex flex-wrap gap-3">
        <button
          type="submit"
          name="decision"
          value="take_down"
          disabled={sending}
          className="button bg-ramai-text text-white"
        >
          {sending ? words.busy : words.takeDown}
        </button>
        <button type="submit" name="decision" value="keep" disabled={sending} className="button button-quiet">
          {words.keep}
        </button>
      </div>
    </form>
  )
}

export function AnswerForm({ id, words }: FormProps) {
  const [{ typed, mistakes }, send, sending] = useActionState(answerAppeal, UNTOUCHED)
  const errors = inWords(mistakes, words.mistakes)

  return (
    <form action={send} noValidate className="grid max-w-xl gap-4">
      <ErrorSummary title={words.summary} errors={errors} />
      <input type="hidden" name="id" value={id} />
      <TextField
        name="answer"
        label={words.answer}
        hint={words.answerHint}
        value={typed.answer ?? ''}
        error={errors.answer}
      />
      <div className="flex flex-wrap gap-3">
        <button type="submit" name="decision" value="uphold" disabled={sending} className="button bg-ink text-white">
          {sending ? words.busy : words.uphold}
        </button>
        <button type="submit" name="decision" value="restore" disabled={sending} className="button button-quiet">
          {words.restore}
        </button>
      </div>
    </form>
  )
}
