'use client'

import { useForm } from '@jembatan/http/use-form'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button } from '@/app/_ui/styles'
import { closeRefund } from './actions'

type Words = Record<'reference' | 'hint' | 'close' | 'closing', string>

/** The transfer's reference is the proof, so a refund cannot be closed without one. */
export function CloseRefund({ refundId, orderId, words }: { refundId: string; orderId: string; words: Words }) {
  const form = useForm(closeRefund)

  return (
    <Form of={form} className="grid items-start gap-3 border-line border-t pt-4 sm:grid-cols-[1fr_auto]">
      <input type="hidden" name="refundId" value={refundId} />
      <input type="hidden" name="orderId" value={orderId} />
      <Field {...form.field('reference')} label={words.reference} hint={words.hint} announces />
      <SubmitButton busy={form.isSending} className={`${button.primary} sm:mt-6`}>
        {form.isSending ? words.closing : words.close}
      </SubmitButton>
    </Form>
  )
}
