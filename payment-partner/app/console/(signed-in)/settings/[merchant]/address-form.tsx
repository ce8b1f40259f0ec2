'use client'

import { useForm } from '@jembatan/http/use-form'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { saveAddresses } from './actions'

type Words = Record<'notificationUrl' | 'recurringUrl' | 'recurringHint' | 'submit' | 'summary', string>
type Props = { merchant: string; notificationUrl: string; recurringUrl: string; words: Words }

export function AddressForm({ merchant, notificationUrl, recurringUrl, words }: Props) {
  const form = useForm(saveAddresses, { notificationUrl, recurringUrl })

  return (
    <Form of={form} summary={words.summary}>
      <input type="hidden" name="merchant" value={merchant} />
      <Field {...form.field('notificationUrl')} label={words.notificationUrl} type="url" autoComplete="off" />
      <Field
        {...form.field('recurringUrl')}
        label={words.recurringUrl}
        hint={words.recurringHint}
        type="url"
        autoComplete="off"
      />
      <SubmitButton>{words.submit}</SubmitButton>
    </Form>
  )
}
