'use client'

import { useActionState } from 'react'
import type { Messages } from '@/i18n/request'
import { inWords } from '../_forms/answered-words'
import { ErrorSummary, Field } from '../_forms/fields'
import { changeEmail } from './actions'

export function EmailForm({ words }: { words: Messages['account'] }) {
  const [{ typed, mistakes, saved }, change, changing] = useActionState(changeEmail, {
    typed: { email: '' },
    mistakes: {},
    saved: false,
  })
  const errors = inWords(mistakes, words.mistakes)

  return (
    <form action={change} noValidate className="grid max-w-md gap-4">
      <ErrorSummary title={words.summary} errors={errors} />
      <Field
        name="email"
        type="email"
        autoComplete="email"
        label={words.confirm.newEmail}
        hint={words.emailHint}
        value={typed.email}
        error={errors.email}
      />
      <Field
        name="password"
        type="password"
        autoComplete="current-password"
        label={words.password}
        error={errors.password}
      />
      <div className="flex items-center gap-4">
        <button type="submit" disabled={changing} className="button button-quiet">
          {changing ? words.busy : words.confirm.change}
        </button>
        <p role="status">{saved && words.confirm.sent}</p>
      </div>
    </form>
  )
}
