'use client'

import { useForm } from '@jembatan/http/use-form'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { answerBill } from './actions'

type Words = Record<'amount' | 'hint' | 'pay' | 'decline' | 'errorSummary', string>

export function PayForm({ amount, words }: { amount: number; words: Words }) {
  const form = useForm(answerBill, { amount: String(amount) })

  return (
    <Form of={form} summary={words.errorSummary}>
      <Field
        {...form.field('amount')}
        label={words.amount}
        hint={words.hint}
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
      />
      <div className="grid grid-cols-[2fr_1fr] gap-2">
        <button type="submit" name="answer" value="pay" aria-disabled={form.isSending} className="button button-strong">
          {words.pay}
        </button>
        <button
          type="submit"
          name="answer"
          value="decline"
          aria-disabled={form.isSending}
          className="button button-calm"
        >
          {words.decline}
        </button>
      </div>
    </Form>
  )
}
