'use client'

import type { FormAction } from '@jembatan/http/form-action'
import { type FieldProps, useForm } from '@jembatan/http/use-form'
import { type FormEvent, useRef, useState } from 'react'
import type { z } from 'zod'
import { ErrorSummary } from '@/app/_forms/error-summary'
import { Field } from '@/app/_forms/field'
import { Lost } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { Announcement } from '@/app/_ui/announcement'
import { DemoDrawer } from '@/app/_ui/demo-drawer'
import { Notice } from '@/app/_ui/notice'
import { button } from '@/app/_ui/styles'
import type { addressForm } from '@/server/delivery/input'
import { ADDRESS_FORM, type AddressAnswer, type AddressValues } from './address-state'
import type { AddressWords } from './address-words'
import { AreaField } from './area-field'
import { forgetAddressDraft, useAddressDraft } from './use-address-draft'
import { useAreaSearch } from './use-area-search'

type Props = {
  /**
   * The basket, address or order that the address belongs to: sent as a hidden field, and the key
   * of the draft.
   */
  about: { name: 'basketId' | 'addressId' | 'orderId'; value: string }
  save: FormAction<z.input<typeof addressForm>, AddressAnswer>
  values: AddressValues
  /** The account's email, prefilled for a new address. */
  email?: string
  words: AddressWords
  /** Offers to fill in a sample address; demo only. */
  sample: boolean
}

export function AddressForm({ about, save, values: initial, email = '', words, sample }: Props) {
  const form = useForm(save, { ...initial, email: initial.email || email }, { id: ADDRESS_FORM })
  const { notice, ...answer } = form.result ?? {}
  const [filled, setFilled] = useState({ sample: answer.sample, times: 0 })
  if (answer.sample && answer.sample !== filled.sample) setFilled({ sample: answer.sample, times: filled.times + 1 })
  const field = (name: keyof AddressValues) => {
    const { defaultValue, ...rest } = form.field(name)

    return { ...rest, defaultValue: answer.sample?.[name] ?? defaultValue }
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent
    if (submitter instanceof HTMLButtonElement && submitter.value === 'sample') forgetAddressDraft(about.value)
    form.props.onSubmit(event)
  }

  return (
    <div className="grid gap-5">
      <form {...form.props} onSubmit={onSubmit} className="grid gap-4">
        <EnterButton />
        <input type="hidden" name={about.name} value={about.value} />
        {notice && (
          <Announcement about="saved">
            <Notice tone={notice.tone}>{notice.text}</Notice>
          </Announcement>
        )}
        {form.isLost ? <Lost /> : <ErrorSummary title={words.summary} errors={form.errors} standing={form.standing} />}
        <Fields
          key={filled.times}
          field={field}
          answer={answer}
          draft={{ id: about.value, over: initial }}
          words={words}
        />
        <SubmitButton busy={form.isSending} className={button.primary}>
          {words.save}
        </SubmitButton>
      </form>
      {sample && (
        <DemoDrawer title={words.demo}>
          <SubmitButton
            form={ADDRESS_FORM}
            name="intent"
            value="sample"
            busy={form.isSending}
            className={`${button.quiet} justify-self-start`}
          >
            {words.fillSample}
          </SubmitButton>
        </DemoDrawer>
      )}
    </div>
  )
}

/** Pressing Enter activates a form's first submit button, so this one comes first. */
export const EnterButton = () => (
  <button type="submit" form={ADDRESS_FORM} tabIndex={-1} aria-hidden className="sr-only" />
)

type FieldsProps = {
  field: (name: keyof AddressValues) => FieldProps
  answer: Pick<AddressAnswer, 'areaId' | 'matches'>
  draft: { id: string; over: AddressValues }
  words: AddressWords
}

function Fields({ field, answer, draft, words }: FieldsProps) {
  const box = useRef<HTMLDivElement>(null)
  const areaText = field('areaText')
  const areaId = answer.areaId || field('areaId').defaultValue || ''
  const area = useAreaSearch({ areaText: areaText.defaultValue ?? '', areaId })
  useAddressDraft({ ...draft, box, area })
  const labelled = (name: Exclude<keyof AddressValues, 'areaId' | 'areaText'>) => ({
    ...field(name),
    label: words[name],
  })

  return (
    <div ref={box} className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field {...labelled('recipient')} autoComplete="name" />
        <Field {...labelled('phone')} hint={words.phoneHint} type="tel" autoComplete="tel" />
      </div>
      <AreaField field={areaText} areaId={areaId} matches={answer.matches ?? []} words={words} area={area} />
      <div className="grid gap-4 sm:grid-cols-[1fr_9rem]">
        <Field {...labelled('street')} autoComplete="address-line1" />
        <Field {...labelled('rtRw')} hint={`${words.rtRwHint} · ${words.optional}`} />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field {...labelled('landmark')} hint={words.optional} />
        <Field {...labelled('courierNote')} hint={words.optional} />
      </div>
      <Field {...labelled('email')} hint={`${words.emailHint} · ${words.optional}`} type="email" autoComplete="email" />
    </div>
  )
}
