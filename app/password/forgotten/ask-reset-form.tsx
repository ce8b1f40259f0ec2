'use client'

import { useActionState } from 'react'
import { inWords } from '@/app/_forms/answered-words'
import { ErrorSummary, Field } from '@/app/_forms/fields'
import { TakesFocus } from '@/app/_ui/takes-focus'
import type { Messages } from '@/i18n/request'
import { askReset } from '../actions'

/** @param toOutbox whether the demo's own page shows the mail. */
export function AskResetForm({ words, toOutbox }: { words: Messages['account']; toOutbox: boolean }) {
  const untouched = { typed: { email: '' }, mistakes: {}, sent: false }
  const [{ typed, mistakes, sent }, ask, asking] = useActionState(askReset, untouched)
  const errors = inWords(mistakes, words.mistakes)
  if (sent)
    return (
      <>
        <TakesFocus role="status" className="mt-6 max-w-md font-bold leading-relaxed">
          {words.reset.sent}
        </TakesFocus>
        {toOutbox && (
          <a href="/demo/outbox" className="button button-quiet mt-4">
            {words.outbox.title}
          </a>
        )}
      </>
    )

  return (
    <form action={ask} noValidate className="mt-6 grid max-w-md gap-4">
      <ErrorSummary title={words.summary} errors={errors} />
      <Field
        name="email"
        type="email"
        autoComplete="username"
        label={words.email}
        value={typed.email}
        error={errors.email}
      />
      <button type="submit" disabled={asking} className="button bg-ink text-white">
        {asking ? words.busy : words.reset.send}
      </button>
    </form>
  )
}
