'use client'

import { useActionState } from 'react'
import { SubmitButton } from '@/app/_forms/submit-button'
import { payOtherwise } from './actions'

type Props = {
  orderId: string
  words: Record<'choose' | 'opening' | 'text' | 'gateway_unavailable' | 'order_in_migration', string>
}

/** Once a code or a page was given: another method, in its stead and never beside it. */
export function OtherMethod({ orderId, words }: Props) {
  const [failure, choose, choosing] = useActionState(payOtherwise, null)

  return (
    <form action={choose} className="grid justify-items-start gap-1">
      <input type="hidden" name="orderId" value={orderId} />
      {failure && (
        <p role="alert" className="rounded-control bg-warn-wash p-4 text-sm text-warn">
          {words[failure]}
        </p>
      )}
      <SubmitButton busy={choosing} className="min-h-11 cursor-pointer text-left underline">
        {choosing ? words.opening : words.choose}
      </SubmitButton>
      <p className="text-quiet text-sm">{words.text}</p>
    </form>
  )
}
