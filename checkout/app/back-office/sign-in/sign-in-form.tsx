'use client'

import { useActionState } from 'react'
import { Field } from '@/app/_forms/field'
import { ErrorSummary } from '@/app/_forms/former-error-summary'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button, card } from '@/app/_ui/styles'
import { signIn } from './actions'

type Words = {
  key: string
  hint: string
  submit: string
  busy: string
  summary: string
  wrong: string
  tooOften: string
}

export function SignInForm({ words }: { words: Words }) {
  const [refused, enter, entering] = useActionState(signIn, null)
  const errors: Record<string, string> = refused ? { key: sayWhy(refused, words) } : {}

  return (
    <form action={enter} noValidate className={`${card} grid gap-4`}>
      <ErrorSummary title={words.summary} errors={errors} />
      <Field
        name="key"
        type="password"
        autoComplete="current-password"
        label={words.key}
        hint={words.hint}
        defaultValue=""
        error={errors.key}
      />
      <SubmitButton busy={entering} className={button.primary}>
        {entering ? words.busy : words.submit}
      </SubmitButton>
    </form>
  )
}

const sayWhy = ({ code, minutes }: { code: string; minutes: number }, words: Words) =>
  code === 'back_office_rate_limited' ? words.tooOften.replace('#', String(minutes)) : words.wrong
