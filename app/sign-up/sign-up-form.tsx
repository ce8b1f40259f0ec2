'use client'

import { useActionState } from 'react'
import type { Messages } from '@/i18n/request'
import { inWords } from '../_forms/answered-words'
import { ErrorSummary, Field } from '../_forms/fields'
import { signUp } from './actions'

/** @param to the page to come back to. */
export function SignUpForm({ to, words }: { to: string; words: Messages['account'] }) {
  const [{ typed, mistakes }, enter, entering] = useActionState(signUp, { typed: {}, mistakes: {} })
  const errors = inWords(mistakes, words.mistakes)

  return (
    <form action={enter} noValidate className="grid gap-4">
      <ErrorSummary title={words.summary} errors={errors} />
      <input type="hidden" name="to" value={to} />
      <Field
        name="name"
        autoComplete="name"
        label={words.name}
        hint={words.nameHint}
        value={typed.name ?? ''}
        error={errors.name}
      />
      <Field
        name="email"
        type="email"
        autoComplete="email"
        label={words.email}
        hint={words.emailHint}
        value={typed.email ?? ''}
        error={errors.email}
      />
      <Field
        name="password"
        type="password"
        autoComplete="new-password"
        label={words.password}
        hint={words.passwordHint}
        error={errors.password}
      />
      <button type="submit" disabled={entering} className="button bg-ink text-white">
        {entering ? words.busy : words.signUp}
      </button>
    </form>
  )
}
