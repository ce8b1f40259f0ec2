'use client'

import { useForm } from '@jembatan/http/use-form'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import type { OrderForm } from '@/app/_forms/order-forms'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button, card } from '@/app/_ui/styles'
import { findOrder } from './actions'

type Words = Record<'orderId' | 'orderIdHint' | 'contact' | 'contactHint' | 'submit' | 'searching' | 'summary', string>

type Props = {
  orderId: string
  /** The order's form to return to. */
  back: OrderForm | undefined
  words: Words
}

export function FindForm({ orderId, back, words }: Props) {
  const form = useForm(findOrder, { orderId })

  return (
    <Form of={form} summary={words.summary} className={`${card} grid gap-4`}>
      {back && <input type="hidden" name="form" value={back} />}
      <Field {...form.field('orderId')} label={words.orderId} hint={words.orderIdHint} />
      <Field {...form.field('contact')} label={words.contact} hint={words.contactHint} />
      <SubmitButton busy={form.isSending} className={button.primary}>
        {form.isSending ? words.searching : words.submit}
      </SubmitButton>
    </Form>
  )
}
