'use client'

import { useForm } from '@jembatan/http/use-form'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { DemoDrawer } from '@/app/_ui/demo-drawer'
import { TakesFocus } from '@/app/_ui/takes-focus'
import type { Messages } from '@/i18n/request'
import { askReset } from '../actions'

/** @param toOutbox whether the demo's own page shows the mail. */
export function AskResetForm({ words, toOutbox }: { words: Messages['account']; toOutbox: boolean }) {
  const form = useForm(askReset)
  if (form.result)
    return (
      <>
        <TakesFocus role="status" className="mt-6 max-w-md font-bold leading-relaxed">
          {words.reset.sent}
        </TakesFocus>
        {toOutbox && (
          <DemoDrawer title={words.outbox.drawer}>
            <a href="/demo/outbox" className="button button-quiet">
              {words.outbox.title}
            </a>
          </DemoDrawer>
        )}
      </>
    )

  return (
    <Form of={form} summary={words.summary} className="mt-6 grid max-w-md gap-4">
      <Field {...form.field('email')} type="email" autoComplete="username" label={words.email} />
      <button type="submit" disabled={form.isSending} className="button bg-ink text-card">
        {form.isSending ? words.busy : words.reset.send}
      </button>
    </Form>
  )
}
