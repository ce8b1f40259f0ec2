'use client'

import { useActionState } from 'react'
import { wholeError } from '@/app/_forms/confirm-step'
import { SubmitButton } from '@/app/_forms/submit-button'
import { payOtherwise } from './actions'

type Props = { orderId: string; words: Record<'choose' | 'opening' | 'text', string> }

/** Replaces an issued payment code or page by another method; there are never two. */
export function OtherMethod({ orderId, words }: Props) {
  const [state, choose, choosing] = useActionState(payOtherwise, {})
  const failure = wholeError(state)

  return (
    <form action={choose} className="grid justify-items-start gap-1">
      <input type="hidden" name="orderId" value={orderId} />
      {failure && (
        <p role="alert" className="rounded-control bg-warn-wash p-4 text-sm text-warn">
          {failure}
        </p>
      )}
      <SubmitButton busy={choosing} className="min-h-11 cursor-pointer text-left underline">
        {choosing ? words.opening : words.choose}
      </SubmitButton>
      <p className="text-quiet text-sm">{words.text}</p>
    </form>
  )
}
