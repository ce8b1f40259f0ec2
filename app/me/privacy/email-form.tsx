'use client'

import { useForm } from '@jembatan/http/use-form'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { PasswordField } from '@/app/_forms/password-field'
import type { Messages } from '@/i18n/request'
import { changeEmail } from '../actions'

export function EmailForm({ words }: { words: Messages['account'] }) {
  const form = useForm(changeEmail, undefined, { draft: { name: 'email' } })

  return (
    <Form of={form} summary={words.summary} className="grid max-w-md gap-4">
      <Field
        {...form.field('email')}
        type="email"
        autoComplete="email"
        label={words.confirm.newEmail}
        hint={words.emailHint}
      />
      <PasswordField
        {...form.field('password')}
        show={words.showPassword}
        autoComplete="current-password"
        label={words.password}
      />
      <div className="flex items-center gap-4">
        <button type="submit" disabled={form.isSending} className="button button-quiet">
          {form.isSending ? words.busy : words.confirm.change}
        </button>
        <p role="status">{form.result && words.confirm.sent}</p>
      </div>
    </Form>
  )
}
