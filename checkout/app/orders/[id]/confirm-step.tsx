'use client'

import Link from 'next/link'
import { useActionState } from 'react'
import { button } from '@/app/styles'
import { SubmitButton } from '@/app/submit-button'

type Props = {
  orderId: string
  look: 'primary' | 'danger'
  /** Null, or the code of what stood in the way. */
  step: (failure: string | null, form: FormData) => Promise<string | null>
  words: { yes: string; busy: string; no: string; failures: Record<string, string> }
}

/** Yes or no, once more. Pressed twice it is one yes: the server answers the second like the first. */
export function ConfirmStep({ orderId, look, step, words }: Props) {
  const [failure, confirm, confirming] = useActionState(step, null)

  return (
    <form action={confirm} className="grid gap-3">
      <input type="hidden" name="orderId" value={orderId} />
      {failure && (
        <p role="alert" className="rounded-control bg-warn-wash p-4 text-warn">
          {words.failures[failure] ?? failure}
        </p>
      )}
      <SubmitButton busy={confirming} className={button[look]}>
        {confirming ? words.busy : words.yes}
      </SubmitButton>
      <Link href={`/orders/${orderId}`} prefetch={false} className={button.quiet}>
        {words.no}
      </Link>
    </form>
  )
}
