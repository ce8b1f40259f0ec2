'use client'

import { useForm } from '@jembatan/http/use-form'
import type { Messages } from '@/i18n/request'
import { Field } from '../_forms/field'
import { Form } from '../_forms/form'
import { PasswordField } from '../_forms/password-field'
import { signUp } from './actions'

/** @param to the page to return to. */
export function SignUpForm({ to, words }: { to: string; words: Messages['account'] }) {
  const form = useForm(signUp, undefined, { draft: { name: 'sign-up' } })

  return (
    <Form of={form} summary={words.summary} className="grid gap-4">
      <input type="hidden" name="to" value={to} />
      <Field {...form.field('name')} autoComplete="name" label={words.name} hint={words.nameHint} />
      <Field {...form.field('email')} type="email" autoComplete="email" label={words.email} hint={words.emailHint} />
      <PasswordField
        {...form.field('password')}
        show={words.showPassword}
        autoComplete="new-password"
        label={words.password}
        hint={words.passwordHint}
      />
      <button type="submit" disabled={form.isSending} className="button bg-ink text-card">
        {form.isSending ? words.busy : words.signUp}
      </button>
    </Form>
  )
}
