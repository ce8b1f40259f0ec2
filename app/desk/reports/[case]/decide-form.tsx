'use client'

import { useActionState } from 'react'
import { inWords } from '@/app/_forms/answered-words'
import { ErrorSummary, SelectField, TextField } from '@/app/_forms/fields'
import type { Messages } from '@/i18n/request'
import { decide } from './actions'

type DecideFormProps = { id: string; reasons: readonly string[]; words: Messages['desk']['case'] }

export function DecideForm({ id, reasons, words }: DecideFormProps) {
  const [{ typed, mistakes }, send, sending] = useActionState(decide, { typed: {}, mistakes: {} })
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
