'use client'

import { useActionState } from 'react'
import { LongField } from '@/app/_forms/field'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button } from '@/app/_ui/styles'
import type { Failure } from '@/app/back-office/failures'
import { answerComplaint } from './actions'

type Words = Record<'answer' | 'hint' | 'send' | 'busy', string> & {
  failures: Record<Failure<'answerComplaint'>, string>
}

export function AnswerComplaint({ number, words }: { number: string; words: Words }) {
  const [{ answer, failure }, send, sending] = useActionState(answerComplaint, { answer: '', failure: null })
  const error = failure ? words.failures[failure] : undefined
  const field = `answer-${number}`

  return (
    <form action={send} noValidate className="grid items-start gap-3 sm:grid-cols-[1fr_auto]">
      <input type="hidden" name="number" value={number} />
      <LongField
        name="answer"
        id={field}
        label={words.answer}
        defaultValue={answer}
        hint={words.hint}
        error={error}
        announces
        rows={3}
      />
      <SubmitButton busy={sending} aria-label={`${words.send} · ${number}`} className={`${button.primary} sm:mt-6`}>
        {sending ? words.busy : words.send}
      </SubmitButton>
    </form>
  )
}
