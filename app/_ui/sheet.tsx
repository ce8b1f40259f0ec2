'use client'

import { type ReactNode, useEffect, useId, useRef } from 'react'

type SheetProps = {
  title: string
  /** The label of the button that closes it. */
  close: string
  className?: string
  onClose: () => void
  children: ReactNode
}

/** A dialog over the page, which stays in place beneath. Without scripts its content is a page. */
export function Sheet({ title, close, className = '', onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()

  useEffect(() => dialog.current?.showModal(), [])

  return (
    <dialog
      ref={dialog}
      className={`sheet ${className}`}
      aria-labelledby={heading}
      // The event of a sheet over this one reaches this one too.
      onClose={({ target }) => target === dialog.current && onClose()}
    >
      <div className="flex items-center justify-between gap-4">
        <h2 id={heading} className="font-extrabold text-xl">
          {title}
        </h2>
        <button type="button" className="button button-quiet" onClick={() => dialog.current?.close()}>
          {close}
        </button>
      </div>
      {children}
    </dialog>
  )
}
