'use client'

import { useActionState, useMemo } from 'react'
import { Field } from '@/app/_forms/field'
import { ErrorSummary } from '@/app/_forms/former-error-summary'
import type { OrderForm } from '@/app/_forms/order-forms'
import { SubmitButton } from '@/app/_forms/submit-button'
import { useShownErrors } from '@/app/_forms/use-shown-errors'
import { button, card } from '@/app/_ui/styles'
import { findOrder } from './actions'
import type { FindMistake, FindState } from './find-mistakes'

type Words = {
  orderId: string
  orderIdHint: string
  contact: string
  contactHint: string
  submit: string
  searching: string
  summary: string
  errors: Record<FindMistake, string>
}

type Props = {
  orderId: string
  /** Of the order, to which its finder goes back. */
  form: OrderForm | undefined
  words: Words
}

export function FindForm({ orderId, form, words }: Props) {
  const before: FindState = { typed: { orderId, contact: '' }, mistakes: {} }
  const [{ typed, mistakes }, find, searching] = useActionState(findOrder, before)
  const errors = useMemo(
    () => Object.fromEntries(Object.entries(mistakes).map(([field, code]) => [field, words.errors[code]])),
    [mistakes, words],
  )
  const { shown, watched } = useShownErrors(errors)

  return (
    <form action={find} {...watched} noValidate className={`${card} grid gap-4`}>
      {form && <input type="hidden" name="form" value={form} />}
      <ErrorSummary title={words.summary} errors={errors} shown={shown} />
      <Field
        name="orderId"
        label={words.orderId}
        hint={words.orderIdHint}
        defaultValue={typed.orderId}
        error={shown.orderId}
      />
      <Field
        name="contact"
        label={words.contact}
        hint={words.contactHint}
        defaultValue={typed.contact}
        error={shown.contact}
      />
      <SubmitButton busy={searching} className={button.primary}>
        {searching ? words.searching : words.submit}
      </SubmitButton>
    </form>
  )
}
