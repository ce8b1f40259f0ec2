'use client'

import { useActionState } from 'react'
import { Field } from '@/app/_forms/field'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button } from '@/app/_ui/styles'
import type { Failure } from '@/app/back-office/failures'
import { recordTransfer } from './actions'

type Words = Record<'reference' | 'hint' | 'record' | 'recording', string> & {
  failures: Record<Failure<'recordTransfer'>, string>
}

/** The reference of the bank transfer is what proves it; the amount is the one that was shown beside the button. */
export function RecordTransfer({ amount, words }: { amount: number; words: Words }) {
  const [{ reference, failure }, record, recording] = useActionState(recordTransfer, { reference: '', failure: null })

  return (
    <form
      action={record}
      noValidate
      className="grid items-start gap-3 border-line border-t pt-4 sm:grid-cols-[1fr_auto]"
    >
      <input type="hidden" name="amount" value={amount} />
      <Field
        name="reference"
        label={words.reference}
        hint={words.hint}
        defaultValue={reference}
        error={failure ? words.failures[failure] : undefined}
        announces
      />
      <SubmitButton busy={recording} className={`${button.primary} sm:mt-6`}>
        {recording ? words.recording : words.record}
      </SubmitButton>
    </form>
  )
}
