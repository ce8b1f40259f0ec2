'use client'

import { useActionState, useMemo } from 'react'
import { ErrorSummary } from '@/app/_forms/error-summary'
import { Field } from '@/app/_forms/field'
import { SubmitButton } from '@/app/_forms/submit-button'
import { useTyped } from '@/app/_forms/use-typed'
import { type OtpState, verifyOtp } from './actions'

type Words = {
  label: string
  submit: string
  errorSummary: string
  faults: Record<NonNullable<OtpState['fault']>, string>
}

const START: OtpState = {}

// The transaction is a field: a bound argument hangs the answer of `useActionState` without JavaScript.
export function OtpForm({ transaction, payerKey, words }: { transaction: string; payerKey: string; words: Words }) {
  const [state, submit] = useActionState(verifyOtp, START)
  const otp = useTyped('')
  const fault = state.fault && words.faults[state.fault]
  // A second wrong code is a new fault, so the summary follows the answer and not only its text.
  const faults = useMemo(() => (state.fault ? [{ field: 'otp', text: words.faults[state.fault] }] : []), [state, words])

  return (
    <form action={submit} noValidate className="grid gap-4">
      <input type="hidden" name="transaction" value={transaction} />
      <input type="hidden" name="key" value={payerKey} />
      <ErrorSummary title={words.errorSummary} faults={faults} />
      <Field
        name="otp"
        label={words.label}
        fault={fault}
        {...otp}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={8}
      />
      <SubmitButton>{words.submit}</SubmitButton>
    </form>
  )
}
