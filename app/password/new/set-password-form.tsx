'use client'

import { useActionState } from 'react'
import { inWords } from '@/app/_forms/answered-words'
import { ErrorSummary, Field } from '@/app/_forms/fields'
import type { Messages } from '@/i18n/request'
import { setPassword } from '../actions'

export function SetPasswordForm({ token, words }: { token: string; words: Messages['account'] }) {
  const [{ mistakes }, set, setting] = useActionState(setPassword, { typed: {}, mistakes: {} })
  const errors = inWords(mistakes, words.mistakes)

  return (
    <form action={set} noValidate className="mt-6 grid max-w-md gap-4">
      <ErrorSummary title={words.summary} errors={errors} />
      <input type="hidden" name="token" value={token} />
      <Field
        name="password"
        type="password"
        autoComplete="new-password"
        label={words.reset.newPassword}
        hint={words.passwordHint}
        error={errors.password}
      />
      <button type="submit" disabled={setting} className="button bg-ink text-white">
        {setting ? words.busy : words.reset.set}
      </button>
      {mistakes.password === 'reset_link_ended' && (
        <a href="/password/forgotten" className="inline-block py-2.5 font-bold text-ramai-text underline">
          {words.reset.again}
        </a>
      )}
    </form>
  )
}
