'use client'

import { useForm } from '@jembatan/http/use-form'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { Disclosure } from '../../../disclosure'
import { refund } from './actions'

type Words = Record<'title' | 'summary' | 'amount' | 'hint' | 'reason' | 'submit', string>
type Props = { transaction: string; refundKey: string; amount: number; words: Words }

export function RefundForm({ transaction, refundKey, amount, words }: Props) {
  const form = useForm(refund, { amount: String(amount) })

  return (
    <Disclosure title={words.title} isOpen={form.errors.length > 0}>
      <Form of={form} summary={words.summary}>
        <input type="hidden" name="transaction" value={transaction} />
        <input type="hidden" name="key" value={refundKey} />
        <Field {...form.field('amount')} label={words.amount} hint={words.hint} inputMode="numeric" />
        <Field {...form.field('reason')} label={words.reason} autoComplete="off" />
        <SubmitButton>{words.submit}</SubmitButton>
      </Form>
    </Disclosure>
  )
}
