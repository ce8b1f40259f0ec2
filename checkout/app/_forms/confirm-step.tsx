'use client'

import Link from 'next/link'
import { useActionState } from 'react'
import { button } from '../_ui/styles'
import { SubmitButton } from './submit-button'

type Props<Failure extends string> = {
  /** What the step is of. */
  fields: Record<string, string>
  /** Where a no leads. */
  back: string
  look: 'primary' | 'danger'
  /** Null, or the code of what stood in the way. */
  step: (failure: Failure | null, form: FormData) => Promise<Failure | null>
  words: { yes: string; busy: string; no: string; failures: Record<Failure, string> }
}

/** Yes or no, once more. Pressed twice it is one yes: the server answers the second like the first. */
export function ConfirmStep<Failure extends string>({ fields, back, look, step, words }: Props<Failure>) {
  const [failure, confirm, confirming] = useActionState(step, null)

  return (
    <form action={confirm} className="grid gap-3">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {failure && (
        <p role="alert" className="rounded-control bg-warn-wash p-4 text-warn">
          {words.failures[failure]}
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
