'use client'

import { useActionState, useMemo } from 'react'
import { ErrorSummary } from '@/app/_forms/error-summary'
import { Field } from '@/app/_forms/field'
import { SubmitButton } from '@/app/_forms/submit-button'
import { type SignInState, signIn } from './actions'

type Words = Record<'label' | 'hint' | 'submit' | 'summary' | 'keyMissing' | 'keyWrong' | 'tooOften', string>

export function SignInForm({ words }: { words: Words }) {
  const [state, action] = useActionState<SignInState, FormData>(signIn, {})
  const fault = state.fault && words[state.fault].replace('#', String(state.minutes))
  const faults = useMemo(() => (fault ? [{ field: 'key', text: fault }] : []), [fault])

  return (
    <form action={action} className="grid gap-4" noValidate>
      <ErrorSummary title={words.summary} faults={faults} />
      <Field
        name="key"
        type="password"
        autoComplete="current-password"
        label={words.label}
        hint={words.hint}
        fault={fault}
      />
      <SubmitButton>{words.submit}</SubmitButton>
    </form>
  )
}
