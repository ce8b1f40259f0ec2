'use client'

import { useActionState, useEffect, useRef } from 'react'
import { forgetAddressDraft } from '@/app/_forms/address/use-address-draft'
import { button } from '@/app/_ui/styles'
import { placeOrder } from './actions'
import { useAnswer } from './use-answer'

type Props = {
  basketId: string
  /** Of the basket on this page: the shop orders no other, and a failure is of that alone. */
  version: number
  /** The total on this page: the shop places the order at exactly this, or reports that it has changed. */
  expectedTotal: number
  ready: boolean
  words: { place: string; placing: string; errors: Record<string, string> }
}

export function PlaceOrder({ basketId, version, expectedTotal, ready, words }: Props) {
  const [failure, place, placing] = useActionState(placeOrder, null)
  const { stands } = useAnswer(failure, version)
  const reason = useRef<HTMLParagraphElement>(null)

  useEffect(() => {
    if (failure) reason.current?.focus()
  }, [failure])

  return (
    // What was typed of another address and not saved is of no use to an order, and does not stay behind it.
    <form id="place-order" action={place} onSubmit={() => forgetAddressDraft(basketId)} className="grid gap-3">
      <input type="hidden" name="basketId" value={basketId} />
      <input type="hidden" name="expectedTotal" value={expectedTotal} />
      <input type="hidden" name="expectedVersion" value={version} />
      {failure && stands && (
        <p ref={reason} role="alert" tabIndex={-1} className="rounded-control bg-wrong-wash p-4 text-sm text-wrong">
          {words.errors[failure.code] ?? words.errors.unknown}
        </p>
      )}
      {/* On a phone the bar below has the button. */}
      <button type="submit" disabled={!ready || placing} className={`${button.primary} max-lg:hidden`}>
        {placing ? words.placing : words.place}
      </button>
    </form>
  )
}
