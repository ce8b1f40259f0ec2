'use client'

import { useForm } from '@jembatan/http/use-form'
import { Form } from '@/app/_forms/form'
import { PasswordField } from '@/app/_forms/password-field'
import type { Messages } from '@/i18n/request'
import { setPassword } from '../actions'

export function SetPasswordForm({ token, words }: { token: string; words: Messages['account'] }) {
  const form = useForm(setPassword)

  return (
    <Form of={form} summary={words.summary} className="mt-6 grid max-w-md gap-4">
      <input type="hidden" name="token" value={token} />
      <PasswordField
        {...form.field('password')}
        show={words.showPassword}
        autoComplete="new-password"
        label={words.reset.newPassword}
        hint={words.passwordHint}
      />
      <button type="submit" disabled={form.isSending} className="button bg-ink text-card">
        {form.isSending ? words.busy : words.reset.set}
      </button>
      {Object.values(form.codes).includes('reset_link_ended') && (
        <a href="/password/forgotten" className="inline-block py-2.5 font-bold text-ramai-text underline">
          {words.reset.again}
        </a>
      )}
    </Form>
  )
}
