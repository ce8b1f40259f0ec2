'use client'

import { useActionState } from 'react'
import { control, FieldNotes } from '@/app/field'
import { button } from '@/app/styles'
import { answerReturn } from './actions'

type Words = Record<'restock' | 'accept' | 'answer' | 'answerHint' | 'refuse' | 'busy' | 'order', string> & {
  failures: Record<string, string>
}

/** Taken back, or not and why. Each button says which order it is about to whoever hears only the button. */
export function AnswerReturn({ returnId, words }: { returnId: number; words: Words }) {
  const [{ answer, failure }, decide, deciding] = useActionState(answerReturn, { answer: '', failure: null })
  const error = failure ? (words.failures[failure] ?? failure) : undefined
  const field = `answer-${returnId}`

  return (
    <form action={decide} noValidate className="grid gap-4 border-line border-t pt-4">
      <input type="hidden" name="returnId" value={returnId} />
      <div className="grid gap-3 sm:grid-cols-[1fr_auto] sm:items-center">
        <label className="flex min-h-11 items-center gap-3">
          <input type="checkbox" name="restock" className="size-5 accent-pasar-deep" />
          {words.restock}
        </label>
        <button
          type="submit"
          name="decision"
          value="accept"
          disabled={deciding}
          aria-label={`${words.accept} · ${words.order}`}
          className={button.primary}
        >
          {deciding ? words.busy : words.accept}
        </button>
      </div>
      <div className="grid items-start gap-3 sm:grid-cols-[1fr_auto]">
        <div className="grid gap-1">
          <label htmlFor={field} className="font-bold text-sm">
            {words.answer}
          </label>
          <textarea
            id={field}
            name="answer"
            rows={2}
            defaultValue={answer}
            aria-invalid={error ? true : undefined}
            aria-describedby={`${field}-notes`}
            className={`${control} py-3`}
          />
          <FieldNotes name={field} hint={words.answerHint} error={error} />
        </div>
        <button
          type="submit"
          name="decision"
          value="refuse"
          disabled={deciding}
          aria-label={`${words.refuse} · ${words.order}`}
          className={`${button.quiet} sm:mt-6`}
        >
          {words.refuse}
        </button>
      </div>
    </form>
  )
}
