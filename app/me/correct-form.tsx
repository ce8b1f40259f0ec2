'use client'

import { useActionState } from 'react'
import type { Messages } from '@/i18n/request'
import { inWords } from '../_forms/answered-words'
import { ErrorSummary, Field } from '../_forms/fields'
import { correctData } from './actions'

type CorrectFormProps = {
  member: { name: string }
  words: Messages['account'] & Pick<Messages['privacy'], 'save' | 'saved'>
}

export function CorrectForm({ member: { name }, words }: CorrectFormProps) {
  const [{ typed, mistakes, saved }, correct, correcting] = useActionState(correctData, {
    typed: { name },
    mistakes: {},
    saved: false,
  })
  const errors = inWords(mistakes, words.mistakes)

  return (
    <form action={correct} noValidate className="grid max-w-md gap-4">
      <ErrorSummary title={words.summary} errors={errors} />
      <Field
        name="name"
        autoComplete="name"
        label={words.name}
        hint={words.nameHint}
        value={typed.name ?? ''}
        error={errors.name}
      />
      <div className="flex items-center gap-4">
        <button type="submit" disabled={correcting} className="button button-quiet">
          {correcting ? words.busy : words.save}
        </button>
        <p role="status">{saved && words.saved}</p>
      </div>
    </form>
  )
}
