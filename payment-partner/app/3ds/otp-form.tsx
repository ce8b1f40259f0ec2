'use client'

import { useForm } from '@jembatan/http/use-form'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { verifyOtp } from './actions'

type Words = Record<'label' | 'submit' | 'errorSummary', string>

// The transaction is a field: without JavaScript a bound argument makes `useActionState` hang.
export function OtpForm({ transaction, payerKey, words }: { transaction: string; payerKey: string; words: Words }) {
  const form = useForm(verifyOtp)

  return (
    <Form of={form} summary={words.errorSummary}>
      <input type="hidden" name="transaction" value={transaction} />
      <input type="hidden" name="key" value={payerKey} />
      <Field
        {...form.field('otp')}
        label={words.label}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={8}
      />
      <SubmitButton>{words.submit}</SubmitButton>
    </Form>
  )
}
