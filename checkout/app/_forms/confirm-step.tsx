'use client'

import type { FormAction, FormState } from '@jembatan/http/form-action'
import Link from 'next/link'
import { useActionState } from 'react'
import { button } from '../_ui/styles'
import { SubmitButton } from './submit-button'

type Props<Result> = {
  /** Hidden fields that identify the subject. */
  fields: Record<string, string>
  /** Target of the "no" link. */
  back: string
  look: 'primary' | 'danger'
  step: FormAction<unknown, Result>
  words: { yes: string; busy: string; no: string }
}

/**
 * A confirmation with yes and no. A double tap counts once: the server answers the second like the
 * first.
 */
export function ConfirmStep<Result>({ fields, back, look, step, words }: Props<Result>) {
  const [state, confirm, confirming] = useActionState<FormState<Result>, FormData>(step, {})
  const failure = wholeError(state)

  return (
    <form action={confirm} className="grid gap-3">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {failure && (
        <p role="alert" className="rounded-control bg-warn-wash p-4 text-warn">
          {failure}
        </p>
      )}
      <SubmitButton busy={confirming} className={button[look]}>
        {confirming ? words.busy : words.yes}
      </SubmitButton>
      <Link href={back} prefetch={false} className={button.quiet}>
        {words.no}
      </Link>
    </form>
  )
}

/** The error of a form that has only buttons. */
export const wholeError = ({ reply }: FormState<unknown>) => reply?.error?.['']?.[0]
