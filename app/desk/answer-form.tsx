'use client'

import { useActionState } from 'react'
import { inWords } from '../_forms/answered-words'
import { type Answered, ErrorSummary, TextField } from '../_forms/fields'

type AnswerFormProps = {
  /** Of the ticket or the case. */
  id: string | number
  action: (former: Answered, form: FormData) => Promise<Answered>
  words: { answer: string; answerHint: string; summary: string; busy: string; mistakes: Record<string, string> }
  /** What the answer decides; the first one is meant. */
  decisions: { value: string; text: string }[]
}

/** What an operator answers to whoever complained or appealed, once. */
export function AnswerForm({ id, action, words, decisions }: AnswerFormProps) {
  const [{ typed, mistakes }, send, sending] = useActionState(action, { typed: {}, mistakes: {} })
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
        {decisions.map(({ value, text }, index) => (
          <button
            key={value}
            type="submit"
            name="decision"
            value={value}
            disabled={sending}
            className={index === 0 ? 'button bg-ink text-white' : 'button button-quiet'}
          >
            {sending && index === 0 ? words.busy : text}
          </button>
        ))}
      </div>
    </form>
  )
}
