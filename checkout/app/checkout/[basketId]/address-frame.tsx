'use client'

import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { forgetAddressDraft } from '@/app/_forms/address/use-address-draft'

type Props = {
  basketId: string
  editing: boolean
  /**
   * The saved address, which distinguishes a saved form from one left by the browser's back button.
   */
  saved: string
  heading: string
  children: React.ReactNode
}

/**
 * After saving, the form and its focus disappear: the heading takes the focus and reads the saved
 * address.
 */
export function AddressFrame({ basketId, editing, saved, heading, children }: Props) {
  const title = useRef<HTMLHeadingElement>(null)
  const edited = useRef(editing)
  const previous = useRef(saved)

  useEffect(() => {
    if (edited.current && !editing) title.current?.focus()
    if (previous.current !== saved) forgetAddressDraft(basketId)
    edited.current = editing
    previous.current = saved
  }, [basketId, editing, saved])

  return (
    <>
      <h2 ref={title} id="address" tabIndex={-1} className="scroll-mt-4 text-xl">
        {heading}
      </h2>
      {children}
    </>
  )
}

type ToggleProps = { basketId: string; editing: boolean; words: { change: string; cancel: string } }

/** Opens the form, or closes it and discards its draft. */
export function AddressToggle({ basketId, editing, words }: ToggleProps) {
  return (
    <Link
      href={editing ? `/checkout/${basketId}` : `/checkout/${basketId}?edit=address`}
      prefetch={false}
      scroll={false}
      onClick={() => editing && forgetAddressDraft(basketId)}
      className="-my-3 min-h-11 content-center justify-self-start underline"
    >
      {editing ? words.cancel : words.change}
    </Link>
  )
}
