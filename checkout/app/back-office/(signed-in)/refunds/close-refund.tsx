'use client'

import { useActionState } from 'react'
import { Field } from '@/app/_forms/field'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button } from '@/app/_ui/styles'
import type { Failure } from '@/app/back-office/failures'
import { closeRefund } from './actions'

type Words = Record<'reference' | 'hint' | 'close' | 'closing', string> & {
  failures: Record<Failure<'closeRefund'>, string>
}

/** The reference of the bank transfer is what proves it, so nothing closes without one. */
export function CloseRefund({ refundId, orderId, words }: { refundId: string; orderId: string; words: Words }) {
  const [{ reference, failure }, close, closing] = useActionState(closeRefund, { reference: '', failure: null })

  return (
    <form
      action={close}
      noValidate
      className="grid items-start gap-3 border-line border-t pt-4 sm:grid-cols-[1fr_auto]"
    >
      <input type="hidden" name="refundId" value={refundId} />
      <input type="hidden" name="orderId" value={orderId} />
      <Field
        name="reference"
        id={`reference-${refundId}`}
        label={words.reference}
        hint={words.hint}
        defaultValue={reference}
        error={failure ? words.failures[failure] : undefined}
        announces
      />
      <SubmitButton busy={closing} className={`${button.primary} sm:mt-6`}>
        {closing ? words.closing : words.close}
      </SubmitButton>
    </form>
  )
}
