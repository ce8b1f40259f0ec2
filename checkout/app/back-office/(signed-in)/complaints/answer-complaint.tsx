'use client'

import { useActionState } from 'react'
import { control, FieldNotes } from '@/app/field'
import { button } from '@/app/styles'
import { answerComplaint } from './actions'

type Words = Record<'answer' | 'hint' | 'send' | 'busy', string> & { failures: Record<string, string> }

export function AnswerComplaint({ number, words }: { number: string; words: Words }) {
  const [{ answer, failure }, send, sending] = useActionState(answerComplaint, { answer: '', failure: null })
  const error = failure ? (words.failures[failure] ?? failure) : undefined
  const field = `answer-${number}`

  return (
    <form action={send} noValidate className="grid items-start gap-3 sm:grid-cols-[1fr_auto]">
      <input type="hidden" name="number" value={number} />
      <div className="grid gap-1">
        <label htmlFor={field} className="font-bold text-sm">
          {words.answer}
        </label>
        <textarea
          id={field}
          name="answer"
          rows={3}
          defaultValue={answer}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${field}-notes`}
          className={`${control} py-3`}
        />
        <FieldNotes name={field} hint={words.hint} error={error} />
      </div>
      <button
        type="submit"
        disabled={sending}
        aria-label={`${words.send} · ${number}`}
        className={`${button.primary} sm:mt-6`}
      >
        {sending ? words.busy : words.send}
      </button>
    </form>
  )
}
