'use client'

import { useActionState } from 'react'
import type { Failure } from '@/app/back-office/failures'
import { LongField } from '@/app/field'
import { button } from '@/app/styles'
import { SubmitButton } from '@/app/submit-button'
import { answerReturn } from './actions'

type Words = Record<'restock' | 'accept' | 'answer' | 'answerHint' | 'refuse' | 'busy' | 'order', string> & {
  failures: Record<Failure<'answerReturn'>, string>
}

/** Taken back, or not and why. Each button says which order it is about to whoever hears only the button. */
export function AnswerReturn({ returnId, words }: { returnId: number; words: Words }) {
  const [{ answer, failure }, decide, deciding] = useActionState(answerReturn, { answer: '', failure: null })
  const error = failure ? words.failures[failure] : undefined
  const field = `answer-${returnId}`

  return (
    <form action={decide} noValidate className="grid gap-4 border-line border-t pt-4">
      <input type="hidden" name="returnId" value={returnId} />
      <div className="grid gap-3 sm:grid-cols-[1fr_auto] sm:items-center">
        <label className="flex min-h-11 items-center gap-3">
          <input type="checkbox" name="restock" className="size-5 accent-pasar-deep" />
          {words.restock}
        </label>
        <SubmitButton
          name="decision"
          value="accept"
          busy={deciding}
          aria-label={`${words.accept} · ${words.order}`}
          className={button.primary}
        >
          {deciding ? words.busy : words.accept}
        </SubmitButton>
      </div>
      <div className="grid items-start gap-3 sm:grid-cols-[1fr_auto]">
        <LongField
          name="answer"
          id={field}
          label={words.answer}
          value={answer}
          hint={words.answerHint}
          error={error}
          announces
          rows={2}
        />
        <SubmitButton
          name="decision"
          value="refuse"
          busy={deciding}
          aria-label={`${words.refuse} · ${words.order}`}
          className={`${button.quiet} sm:mt-6`}
        >
          {words.refuse}
        </SubmitButton>
      </div>
    </form>
  )
}
