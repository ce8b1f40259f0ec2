'use client'

import { type FormEvent, startTransition, useActionState } from 'react'
import { ErrorSummary } from '@/app/error-summary'
import { Field } from '@/app/field'
import { button } from '@/app/styles'
import type messages from '@/messages/id/checkout.json'
import type { AddressState } from './address-state'
import { AreaField } from './area-field'
import { saveAddress } from './save-address'

export type AddressWords = (typeof messages)['address']

type Props = { initial: AddressState; words: AddressWords }

export function AddressForm({ initial, words }: Props) {
  const [{ values, errors, matches }, save, saving] = useActionState(saveAddress, initial)
  const errorTexts = errorTextsOf(errors, words)

  // React empties a form after its action. This one keeps what is typed, also what is typed meanwhile.
  const saveInPlace = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    startTransition(() => save(form))
  }

  return (
    <form action={save} onSubmit={saveInPlace} noValidate className="grid gap-4">
      <input type="hidden" name="basketId" value={values.basketId} />
      <ErrorSummary title={words.summary} errors={errorTexts} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="recipient"
          label={words.recipient}
          value={values.recipient}
          error={errorTexts.recipient}
          autoComplete="name"
        />
        <Field
          name="phone"
          label={words.phone}
          hint={words.phoneHint}
          value={values.phone}
          error={errorTexts.phone}
          type="tel"
          autoComplete="tel"
        />
      </div>
      <AreaField values={values} matches={matches} error={errorTexts.areaId} words={words} />
      <div className="grid gap-4 sm:grid-cols-[1fr_9rem]">
        <Field
          name="street"
          label={words.street}
          value={values.street}
          error={errorTexts.street}
          autoComplete="street-address"
        />
        <Field
          name="rtRw"
          label={words.rtRw}
          hint={`${words.rtRwHint} · ${words.optional}`}
          value={values.rtRw}
          error={errorTexts.rtRw}
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="landmark"
          label={words.landmark}
          hint={words.optional}
          value={values.landmark}
          error={errorTexts.landmark}
        />
        <Field
          name="courierNote"
          label={words.courierNote}
          hint={words.optional}
          value={values.courierNote}
          error={errorTexts.courierNote}
        />
      </div>
      <button type="submit" disabled={saving} className={button.primary}>
        {words.save}
      </button>
    </form>
  )
}

/** The words for each mistake, in the order of the fields. */
function errorTextsOf(errors: AddressState['errors'], words: AddressWords): Record<string, string> {
  const errorTexts = Object.entries(words.errors).flatMap(([field, texts]) => {
    const code = errors[field]
    const text = code && Object.entries(texts).find(([name]) => name === code)?.[1]

    return text ? [[field, text] as const] : []
  })

  return Object.fromEntries(errorTexts)
}
