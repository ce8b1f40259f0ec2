'use client'

import { useActionState } from 'react'
import { ErrorSummary, Field } from '@/app/_forms/fields'
import type { Messages } from '@/i18n/request'
import { signInToDesk } from './actions'

export function SignInForm({ words }: { words: Messages['desk']['signIn'] }) {
  const [refused, enter, entering] = useActionState(signInToDesk, null)
  const why = refused && (words as Record<string, string>)[refused.code]?.replace('{minutes}', String(refused.minutes))
  const errors: Record<string, string> = why ? { key: why } : {}

  return (
    <form action={enter} noValidate className="mt-6 grid max-w-md gap-4">
      <ErrorSummary title={words.summary} errors={errors} />
      <Field
        name="key"
        type="password"
        autoComplete="current-password"
        label={words.key}
        hint={words.hint}
        error={errors.key}
      />
      <button type="submit" disabled={entering} className="button bg-ink text-white">
        {entering ? words.busy : words.submit}
      </button>
    </form>
  )
}
