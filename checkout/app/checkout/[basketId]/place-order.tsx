'use client'

import { useForm } from '@jembatan/http/use-form'
import { useEffect, useRef } from 'react'
import { forgetAddressDraft } from '@/app/_forms/address/use-address-draft'
import { Lost } from '@/app/_forms/form'
import { button } from '@/app/_ui/styles'
import { placeOrder } from './actions'
import { PLACE_ORDER } from './place-order-form'
import { useAnswer } from './use-answer'

type Props = {
  basketId: string
  /**
   * Version of the basket on this page: placement refuses another, and an error applies to this
   * version only.
   */
  version: number
  /**
   * The total on this page: the shop places the order at exactly this total or reports a change.
   */
  expectedTotal: number
  /** The saved main address, where the basket has none of its own. */
  usualAddressId: string | null
  ready: boolean
  words: { place: string; placing: string }
}

export function PlaceOrder({ basketId, version, expectedTotal, usualAddressId, ready, words }: Props) {
  const { props, errors, isSending, isLost } = useForm(placeOrder, undefined, { id: PLACE_ORDER })
  const { stands } = useAnswer(errors, version)
  const reason = useRef<HTMLParagraphElement>(null)
  const [error] = errors

  useEffect(() => {
    if (errors.length > 0) reason.current?.focus()
  }, [errors])

  return (
    <form
      {...props}
      onSubmit={(event) => {
        // An unsaved address draft is useless once the order is placed.
        forgetAddressDraft(basketId)
        props.onSubmit(event)
      }}
      className="grid gap-3"
    >
      <input type="hidden" name="basketId" value={basketId} />
      <input type="hidden" name="expectedTotal" value={expectedTotal} />
      <input type="hidden" name="expectedVersion" value={version} />
      {usualAddressId && <input type="hidden" name="usualAddressId" value={usualAddressId} />}
      {error && stands && (
        <p ref={reason} role="alert" tabIndex={-1} className="rounded-control bg-wrong-wash p-4 text-sm text-wrong">
          {error.text}
        </p>
      )}
      {isLost && <Lost />}
      {/* On a phone the bottom bar has the button. */}
      <button type="submit" disabled={!ready || isSending} className={`${button.primary} max-lg:hidden`}>
        {isSending ? words.placing : words.place}
      </button>
    </form>
  )
}
