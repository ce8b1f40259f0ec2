'use client'

import { useForm } from '@jembatan/http/use-form'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import type { Messages } from '@/i18n/request'
import { signInToDesk } from './actions'

export function SignInForm({ words }: { words: Messages['desk']['signIn'] }) {
  const form = useForm(signInToDesk)

  return (
    <Form of={form} summary={words.summary} className="mt-6 grid max-w-md gap-4">
      <Field {...form.field('name')} autoComplete="name" label={words.name} hint={words.nameHint} />
      <Field
        {...form.field('key')}
        type="password"
        autoComplete="current-password"
        label={words.key}
        hint={words.hint}
      />
      <button type="submit" disabled={form.isSending} className="button bg-ink text-card">
        {form.isSending ? words.busy : words.submit}
      </button>
    </Form>
  )
}
