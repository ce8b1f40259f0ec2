'use client'

import { useEffect, useRef } from 'react'
import { forgetAddressDraft } from '@/app/address/use-address-draft'

type Props = { basketId: string; editing: boolean; heading: string; children: React.ReactNode }

/** Once an address is saved its form is gone, with the focus that was in it: the heading takes it, and reads what is saved. */
export function AddressFrame({ basketId, editing, heading, children }: Props) {
  const title = useRef<HTMLHeadingElement>(null)
  const edited = useRef(editing)

  useEffect(() => {
    if (edited.current && !editing) {
      forgetAddressDraft(basketId)
      title.current?.focus()
    }
    edited.current = editing
  }, [basketId, editing])

  return (
    <>
      <h2 ref={title} id="address" tabIndex={-1} className="scroll-mt-4 text-xl">
        {heading}
      </h2>
      {children}
    </>
  )
}
