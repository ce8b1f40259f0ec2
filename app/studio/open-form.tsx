'use client'

import { useActionState } from 'react'
import type { Messages } from '@/i18n/request'
import { inWords } from '../_forms/answered-words'
import { ErrorSummary, Field } from '../_forms/fields'
import { openCreator } from './actions'

export function OpenForm({ words, name }: { words: Messages['studio']; name: string }) {
  const [{ typed, mistakes }, open, opening] = useActionState(openCreator, { typed: { name }, mistakes: {} })
  const errors = inWords(mistakes, words.mistakes)

  return (
    <form action={open} noValidate className="mt-6 grid max-w-xl gap-4 rounded-card border border-line bg-white p-5">
      <h2 className="font-extrabold text-2xl tracking-tight">{words.open.title}</h2>
      <p className="text-muted leading-relaxed">{words.open.text}</p>
      <ErrorSummary title={words.write.summary} errors={errors} />
      <Field name="name" label={words.open.name} value={typed.name ?? ''} error={errors.name} />
      <Field name="bio" label={words.open.bio} hint={words.open.bioHint} value={typed.bio ?? ''} error={errors.bio} />
      <button type="submit" disabled={opening} className="button bg-ink text-white">
        {opening ? words.write.busy : words.open.submit}
      </button>
    </form>
  )
}
