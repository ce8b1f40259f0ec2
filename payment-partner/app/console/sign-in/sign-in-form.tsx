'use client'

import { useForm } from '@jembatan/http/use-form'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { signIn } from './actions'

type Words = Record<'label' | 'hint' | 'submit' | 'summary', string>

export function SignInForm({ words }: { words: Words }) {
  const form = useForm(signIn)

  return (
    <Form of={form} summary={words.summary}>
      <Field
        {...form.field('key')}
        type="password"
        autoComplete="current-password"
        label={words.label}
        hint={words.hint}
      />
      <SubmitButton>{words.submit}</SubmitButton>
    </Form>
  )
}
