'use client'

import { type FormEvent, startTransition, useActionState, useMemo, useRef, useState } from 'react'
import { Field } from '@/app/_forms/field'
import { ErrorSummary } from '@/app/_forms/former-error-summary'
import { SubmitButton } from '@/app/_forms/submit-button'
import { Announcement } from '@/app/_ui/announcement'
import { Notice } from '@/app/_ui/notice'
import { button } from '@/app/_ui/styles'
import type messages from '@/messages/id/checkout.json'
import { ADDRESS_FORM, type AddressState, type AddressValues } from './address-state'
import { AreaField } from './area-field'
import { forgetAddressDraft, useAddressDraft } from './use-address-draft'
import { useAreaSearch } from './use-area-search'

export type AddressWords = (typeof messages)['address']

type Props = {
  /** What the address is for: a field that goes along, and what a draft of it is kept for. */
  about: { name: 'basketId' | 'addressId' | 'orderId'; value: string }
  save: (state: AddressState, form: FormData) => Promise<AddressState>
  values: AddressValues
  /** The account's, for an address that has none yet. */
  email?: string
  words: AddressWords
  /** Offers to fill in a sample: in a demo. */
  sample: boolean
}

export function AddressForm({ about, save: action, values: given, email = '', words, sample }: Props) {
  const values = { ...given, email: given.email || email }
  const [state, save, saving] = useActionState(action, { values, errors: {}, matches: [], filled: 0 })
  const errors = useMemo(() => errorTextsOf(state.errors, words), [state.errors, words])

  // React empties a form after its action. This one keeps what is typed, also what is typed meanwhile.
  const saveInPlace = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    const form = new FormData(event.currentTarget, submitter)
    if (form.get('intent') === 'sample') forgetAddressDraft(about.value)
    startTransition(() => save(form))
  }

  return (
    <form id={ADDRESS_FORM} action={save} onSubmit={saveInPlace} noValidate className="grid gap-4">
      <EnterButton />
      <input type="hidden" name={about.name} value={about.value} />
      {state.said && (
        <Announcement about="said">
          <Notice tone={state.said.tone}>{state.said.text}</Notice>
        </Announcement>
      )}
      {sample && (
        <SubmitButton name="intent" value="sample" busy={saving} className={`${button.quiet} justify-self-start`}>
          {words.fillSample}
        </SubmitButton>
      )}
      <Fields key={state.filled} state={state} errors={errors} draft={{ id: about.value, over: given }} words={words} />
      <SubmitButton busy={saving} className={button.primary}>
        {words.save}
      </SubmitButton>
    </form>
  )
}

/** The first button of a form is what Enter presses. */
export const EnterButton = () => (
  <button type="submit" form={ADDRESS_FORM} tabIndex={-1} aria-hidden className="sr-only" />
)

type FieldsProps = {
  state: AddressState
  errors: Record<string, string>
  draft: { id: string; over: AddressValues }
  words: AddressWords
}

/** A mistake is of the value that it was said about: it is shown for as long as the field holds that. */
function Fields({ state: { values, matches }, errors, draft, words }: FieldsProps) {
  const box = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState<Record<string, string>>({})
  const area = useAreaSearch(values)
  useAddressDraft({ ...draft, box, area })
  const stays = (name: keyof AddressValues) => (typed[name] ?? values[name]) === values[name]
  const shown = Object.fromEntries(
    Object.entries(errors).filter(([name]) =>
      name === 'areaId' ? stays('areaText') && area.chosen === values.areaId : stays(name as keyof AddressValues),
    ),
  )
  const field = (name: Exclude<keyof AddressValues, 'areaId' | 'areaText'>) => ({
    ...{ name, label: words[name], defaultValue: values[name], error: shown[name] },
  })

  return (
    <div
      ref={box}
      className="grid gap-4"
      onInput={({ target }) => {
        if (target instanceof HTMLInputElement) setTyped((before) => ({ ...before, [target.name]: target.value }))
      }}
    >
      <ErrorSummary title={words.summary} errors={errors} shown={shown} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field {...field('recipient')} autoComplete="name" />
        <Field {...field('phone')} hint={words.phoneHint} type="tel" autoComplete="tel" />
      </div>
      <AreaField values={values} matches={matches} error={shown.areaId} words={words} area={area} />
      <div className="grid gap-4 sm:grid-cols-[1fr_9rem]">
        <Field {...field('street')} autoComplete="street-address" />
        <Field {...field('rtRw')} hint={`${words.rtRwHint} · ${words.optional}`} />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field {...field('landmark')} hint={words.optional} />
        <Field {...field('courierNote')} hint={words.optional} />
      </div>
      <Field {...field('email')} hint={`${words.emailHint} · ${words.optional}`} type="email" autoComplete="email" />
    </div>
  )
}

/** The words for each mistake, in the order of the fields. */
function errorTextsOf(errors: AddressState['errors'], words: AddressWords): Record<string, string> {
  const errorTexts = Object.entries(words.errors).flatMap(([field, texts]) => {
    const code = errors[field]
    const known = Object.entries(texts)
    const text = code && (known.find(([name]) => name === code) ?? known.find(([name]) => name === 'unknown'))?.[1]

    return text ? [[field, text] as const] : []
  })

  return Object.fromEntries(errorTexts)
}
