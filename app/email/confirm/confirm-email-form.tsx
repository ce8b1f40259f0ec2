'use client'

import { useActionState } from 'react'
import { inWords } from '@/app/_forms/answered-words'
import { ErrorSummary } from '@/app/_forms/fields'
import type { Messages } from '@/i18n/request'
import { confirmEmail } from '../actions'

export function ConfirmEmailForm({ token, words }: { token: string; words: Messages['account'] }) {
  const [{ mistakes }, confirm, confirming] = useActionState(confirmEmail, { typed: {}, mistakes: {} })

  return (
    <form action={confirm} noValidate className="mt-6 grid max-w-md gap-4">
      <ErrorSummary title={words.summary} errors={inWords(mistakes, words.mistakes)} />
      <input type="hidden" id="token" name="token" value={token} />
      <button type="submit" disabled={confirming} className="button bg-ink text-white">
        {confirming ? words.busy : words.confirm.submit}
      </button>
    </form>
  )
}
