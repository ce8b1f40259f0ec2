'use client'

import { useActionState, useMemo } from 'react'
import { Field } from '@/app/_forms/field'
import { ErrorSummary } from '@/app/_forms/former-error-summary'
import { SubmitButton } from '@/app/_forms/submit-button'
import { useShownErrors } from '@/app/_forms/use-shown-errors'
import { button } from '@/app/_ui/styles'
import type { FieldMistake, FieldsState } from './fields-state'

type FieldProps = Pick<React.ComponentProps<typeof Field>, 'name' | 'label' | 'type' | 'autoComplete' | 'hint'>

type Props = {
  action: (state: FieldsState, form: FormData) => Promise<FieldsState>
  fields: FieldProps[]
  /** What the fields begin with. */
  values?: Record<string, string>
  /** Goes along unseen. */
  hidden?: Record<string, string>
  look?: keyof typeof button
  words: { submit: string; busy: string; summary: string; done?: string; mistakes: Record<FieldMistake, string> }
}

/** Some lines to type into, what is wrong with each, and the button. */
export function FieldsForm({ action, fields, values = {}, hidden = {}, look = 'primary', words }: Props) {
  const [{ typed, mistakes, done }, send, sending] = useActionState(action, {
    typed: values,
    mistakes: {},
    done: false,
  })
  const errors = useMemo(
    () => Object.fromEntries(Object.entries(mistakes).map(([field, code]) => [field, words.mistakes[code]])),
    [mistakes, words],
  )
  const { shown, watched } = useShownErrors(errors)

  return (
    <form action={send} {...watched} noValidate className="grid gap-4">
      <ErrorSummary title={words.summary} errors={errors} shown={shown} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <Field key={field.name} {...field} defaultValue={typed[field.name] ?? ''} error={shown[field.name]} />
      ))}
      <SubmitButton busy={sending} className={button[look]}>
        {sending ? words.busy : words.submit}
      </SubmitButton>
      <p role="status" className="text-pasar-deep empty:hidden">
        {done && words.done}
      </p>
    </form>
  )
}
