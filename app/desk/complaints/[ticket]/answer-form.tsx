'use client'

import { useActionState } from 'react'
import { inWords } from '@/app/parts/answered-words'
import { ErrorSummary, TextField } from '@/app/parts/fields'
import type { Messages } from '@/i18n/request'
import { answerTicket } from './actions'

export function AnswerForm({ id, words }: { id: number; words: Messages['desk']['complaints'] }) {
  const [{ typed, mistakes }, send, sending] = useActionState(answerTicket, { typed: {}, mistakes: {} })
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
      <button type="submit" disabled={sending} className="button bg-ink text-white">
        {sending ? words.busy : words.send}
      </button>
    </form>
  )
}
