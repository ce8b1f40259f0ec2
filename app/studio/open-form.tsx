'use client'

import { useForm } from '@jembatan/http/use-form'
import type { Messages } from '@/i18n/request'
import { Field } from '../_forms/field'
import { Errors } from '../_forms/form'
import { openCreator } from './actions'

export function OpenForm({ words, name }: { words: Messages['studio']; name: string }) {
  const form = useForm(openCreator, { name })

  return (
    <form {...form.props} className="mt-6 grid max-w-xl gap-4 rounded-card border border-line bg-card p-5">
      <h2 className="font-extrabold text-2xl tracking-tight">{words.open.title}</h2>
      <p className="text-muted leading-relaxed">{words.open.text}</p>
      <Errors of={form} summary={words.write.summary} />
      <Field {...form.field('name')} label={words.open.name} />
      <Field {...form.field('bio')} label={words.open.bio} hint={words.open.bioHint} />
      <button type="submit" disabled={form.isSending} className="button bg-ink text-card">
        {form.isSending ? words.write.busy : words.open.submit}
      </button>
    </form>
  )
}
