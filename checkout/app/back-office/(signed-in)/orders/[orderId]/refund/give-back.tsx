'use client'

import { useForm } from '@jembatan/http/use-form'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button } from '@/app/_ui/styles'
import { giveBack } from './actions'

type Words = Record<'amount' | 'hint' | 'yes' | 'busy', string>

type Props = { orderId: string; left: number; requestKey: string; words: Words }

/** Prefilled with the whole remaining amount. `requestKey` makes a double press refund once. */
export function GiveBack({ orderId, left, requestKey, words }: Props) {
  const form = useForm(giveBack, { amount: String(left) })

  return (
    <Form of={form} className="grid gap-3">
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="requestKey" value={requestKey} />
      <Field {...form.field('amount')} label={words.amount} hint={words.hint} inputMode="numeric" announces />
      <SubmitButton busy={form.isSending} className={button.danger}>
        {form.isSending ? words.busy : words.yes}
      </SubmitButton>
    </Form>
  )
}
