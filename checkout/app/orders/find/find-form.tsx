'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/app/error-summary'
import { Field } from '@/app/field'
import { button, card } from '@/app/styles'
import { SubmitButton } from '@/app/submit-button'
import { findOrder } from './actions'
import type { FindState } from './find-mistakes'

const NOTHING_TYPED: FindState = { typed: { orderId: '', contact: '' }, mistakes: {} }

type Words = {
  orderId: string
  orderIdHint: string
  contact: string
  contactHint: string
  submit: string
  searching: string
  summary: string
  errors: Record<string, string>
}

export function FindForm({ words }: { words: Words }) {
  const [{ typed, mistakes }, find, searching] = useActionState(findOrder, NOTHING_TYPED)
  const errors = Object.fromEntries(
    Object.entries(mistakes).map(([field, code]) => [field, words.errors[code] ?? code]),
  )

  return (
    <form action={find} noValidate className={`${card} grid gap-4`}>
      <ErrorSummary title={words.summary} errors={errors} />
      <Field
        name="orderId"
        label={words.orderId}
        hint={words.orderIdHint}
        value={typed.orderId}
        error={errors.orderId}
      />
      <Field
        name="contact"
        label={words.contact}
        hint={words.contactHint}
        value={typed.contact}
        error={errors.contact}
      />
      <SubmitButton busy={searching} className={button.primary}>
        {searching ? words.searching : words.submit}
      </SubmitButton>
    </form>
  )
}
