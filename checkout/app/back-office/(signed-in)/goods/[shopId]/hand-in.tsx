'use client'

import { useForm } from '@jembatan/http/use-form'
import { control, Field, FieldNotes } from '@/app/_forms/field'
import { Form } from '@/app/_forms/form'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button } from '@/app/_ui/styles'
import { handIn } from './actions'

type Words = Record<'label' | 'hint' | 'submit' | 'busy', string>
type Props = { of: { shopId: string; productId: string; name: string }; kind: string; words: Words }

/** A form for one proof. The button's accessible name says which. */
export function HandIn({ of, kind, words }: Props) {
  const form = useForm(handIn)
  const { id, name } = form.field('picture')
  // The error of the form's only field.
  const error = form.standing[0]?.text

  return (
    <Form of={form} className="grid items-start gap-3 sm:max-w-2xl sm:grid-cols-[1fr_auto]">
      {Object.entries({ ...of, kind }).map(([name, of]) => (
        <input key={name} type="hidden" name={name} value={of} />
      ))}
      {kind === 'picture' ? (
        <div className="grid gap-1">
          <label htmlFor={id} className="font-bold text-sm">
            {words.label}
          </label>
          <input
            id={id}
            name={name}
            type="file"
            accept="image/jpeg,image/png,image/webp,image/avif"
            aria-invalid={error ? true : undefined}
            aria-describedby={`${id}-notes`}
            className={`${control} py-2.5`}
          />
          <FieldNotes name={id} hint={words.hint} error={error} announces />
        </div>
      ) : (
        <Field {...form.field('value')} label={words.label} hint={words.hint} error={error} announces />
      )}
      <SubmitButton
        busy={form.isSending}
        aria-label={`${words.submit} · ${words.label} · ${of.name}`}
        className={`${button.quiet} sm:mt-6`}
      >
        {form.isSending ? words.busy : words.submit}
      </SubmitButton>
    </Form>
  )
}
