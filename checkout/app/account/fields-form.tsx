'use client'

import type { FormAction } from '@jembatan/http/form-action'
import { useForm } from '@jembatan/http/use-form'
import { Field } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { PasswordField } from '@/app/_forms/password-field'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button } from '@/app/_ui/styles'

type Fields = Record<string, string | undefined>

type FieldProps = Pick<React.ComponentProps<typeof Field>, 'name' | 'label' | 'type' | 'autoComplete' | 'hint'>

type Props<Result> = {
  action: FormAction<Fields, Result>
  fields: FieldProps[]
  /** Initial values of the fields. */
  values?: Fields
  hidden?: Fields
  look?: keyof typeof button
  words: { submit: string; busy: string; summary: string; showPassword: string; done?: string }
}

/** A form of one-line fields with their errors and a button. */
export function FieldsForm<Result>({ action, fields, values, hidden = {}, look = 'primary', words }: Props<Result>) {
  const form = useForm(action, values)

  return (
    <Form of={form} summary={words.summary}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) =>
        field.type === 'password' ? (
          <PasswordField key={field.name} {...field} {...form.field(field.name)} show={words.showPassword} />
        ) : (
          <Field key={field.name} {...field} {...form.field(field.name)} />
        ),
      )}
      <SubmitButton busy={form.isSending} className={button[look]}>
        {form.isSending ? words.busy : words.submit}
      </SubmitButton>
      <p role="status" className="text-pasar-deep empty:hidden">
        {form.result !== undefined && words.done}
      </p>
    </Form>
  )
}
