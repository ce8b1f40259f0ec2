'use client'

import { useForm } from '@jembatan/http/use-form'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button } from '@/app/_ui/styles'
import { recordTransfer } from './actions'

type Words = Record<'reference' | 'hint' | 'record' | 'recording', string>

/**
 * The transfer's reference is the proof. The recorded amount is the one shown beside the button.
 */
export function RecordTransfer({ amount, words }: { amount: number; words: Words }) {
  const form = useForm(recordTransfer)

  return (
    <Form of={form} className="grid items-start gap-3 border-line border-t pt-4 sm:grid-cols-[1fr_auto]">
      <input type="hidden" name="amount" value={amount} />
      <Field {...form.field('reference')} label={words.reference} hint={words.hint} announces />
      <SubmitButton busy={form.isSending} className={`${button.primary} sm:mt-6`}>
        {form.isSending ? words.recording : words.record}
      </SubmitButton>
    </Form>
  )
}
