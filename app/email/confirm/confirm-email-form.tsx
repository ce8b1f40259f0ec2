'use client'

import { useForm } from '@jembatan/http/use-form'
import { Form } from '@/app/_forms/form'
import type { Messages } from '@/i18n/request'
import { confirmEmail } from '../actions'

export function ConfirmEmailForm({ token, words }: { token: string; words: Messages['account'] }) {
  const form = useForm(confirmEmail)

  return (
    <Form of={form} summary={words.summary} className="mt-6 grid max-w-md gap-4">
      <input type="hidden" name="token" value={token} />
      <button type="submit" disabled={form.isSending} className="button bg-ink text-card">
        {form.isSending ? words.busy : words.confirm.submit}
      </button>
    </Form>
  )
}
