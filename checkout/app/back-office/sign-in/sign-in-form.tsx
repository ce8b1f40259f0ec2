'use client'

import { useForm } from '@jembatan/http/use-form'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button, card } from '@/app/_ui/styles'
import { signIn } from './actions'

type Words = Record<'key' | 'hint' | 'submit' | 'busy' | 'summary', string>

export function SignInForm({ words }: { words: Words }) {
  const form = useForm(signIn)

  return (
    <Form of={form} summary={words.summary} className={`${card} grid gap-4`}>
      <Field
        {...form.field('key')}
        type="password"
        autoComplete="current-password"
        label={words.key}
        hint={words.hint}
      />
      <SubmitButton busy={form.isSending} className={button.primary}>
        {form.isSending ? words.busy : words.submit}
      </SubmitButton>
    </Form>
  )
}
