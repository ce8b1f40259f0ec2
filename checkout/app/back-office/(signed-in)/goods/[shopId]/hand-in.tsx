'use client'

import { useActionState } from 'react'
import { control, Field, FieldNotes } from '@/app/_forms/field'
import { SubmitButton } from '@/app/_forms/submit-button'
import { button } from '@/app/_ui/styles'
import type { Failure } from '@/app/back-office/failures'
import { handIn } from './actions'

type Words = Record<'label' | 'hint' | 'submit' | 'busy', string> & {
  failures: Record<Failure<'handIn'>, string>
}
type Props = { of: { shopId: string; productId: string; name: string }; kind: string; words: Words }

/** One thing that a merchant brings. The button says to whoever hears only the button what it is for. */
export function HandIn({ of, kind, words }: Props) {
  const [{ value, failure }, take, taking] = useActionState(handIn, { value: '', failure: null })
  const id = `${kind}-${of.productId}`
  const error = failure ? words.failures[failure] : undefined

  return (
    <form action={take} noValidate className="grid items-start gap-3 sm:max-w-2xl sm:grid-cols-[1fr_auto]">
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
            name="picture"
            type="file"
            accept="image/jpeg,image/png,image/webp,image/avif"
            aria-invalid={error ? true : undefined}
            aria-describedby={`${id}-notes`}
            className={`${control} py-2.5`}
          />
          <FieldNotes name={id} hint={words.hint} error={error} announces />
        </div>
      ) : (
        <Field
          name="value"
          id={id}
          label={words.label}
          hint={words.hint}
          defaultValue={value}
          error={error}
          announces
        />
      )}
      <SubmitButton
        busy={taking}
        aria-label={`${words.submit} · ${words.label} · ${of.name}`}
        className={`${button.quiet} sm:mt-6`}
      >
        {taking ? words.busy : words.submit}
      </SubmitButton>
    </form>
  )
}
