'use client'

import { useForm } from '@jembatan/http/use-form'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { capture } from './actions'

type Props = { transaction: string; amount: number; words: Record<'summary' | 'amount' | 'hint' | 'submit', string> }

export function CaptureForm({ transaction, amount, words }: Props) {
  const form = useForm(capture, { amount: String(amount) })

  return (
    <Form of={form} summary={words.summary}>
      <input type="hidden" name="transaction" value={transaction} />
      <Field {...form.field('amount')} label={words.amount} hint={words.hint} inputMode="numeric" />
      <SubmitButton>{words.submit}</SubmitButton>
    </Form>
  )
}
