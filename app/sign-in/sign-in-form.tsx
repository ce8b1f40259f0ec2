'use client'

import { useActionState } from 'react'
import type { Messages } from '@/i18n/request'
import { inWords } from '../parts/answered-words'
import { ErrorSummary, Field } from '../parts/fields'
import { signIn } from './actions'

/** @param to the page to come back to. */
export function SignInForm({ to, words }: { to: string; words: Messages['account'] }) {
  const [{ typed, mistakes }, enter, entering] = useActionState(signIn, { typed: {}, mistakes: {} })
  const errors = inWords(mistakes, words.mistakes)

  return (
    <form action={enter} noValidate className="grid gap-4">
      <ErrorSummary title={words.summary} errors={errors} />
      <input type="hidden" name="to" value={to} />
      <Field
        name="email"
        type="email"
        autoComplete="username"
        label={words.email}
        value={typed.email ?? ''}
        error={errors.email}
      />
      <Field
        name="password"
        type="password"
        autoComplete="current-password"
        label={words.password}
        error={errors.password}
      />
      <button type="submit" disabled={entering} className="button bg-ink text-white">
        {entering ? words.busy : words.signIn}
      </button>
    </form>
  )
}
