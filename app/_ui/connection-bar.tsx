'use client'

import { useHeldPress } from '@jembatan/http/use-held-press'
import { createPortal } from 'react-dom'
import en from '@/messages/en/failure.json'
import id from '@/messages/id/failure.json'

/** Offers to repeat what was pressed while the browser is offline. */
export function ConnectionBar() {
  const { within, button } = useHeldPress()
  if (!within) return null
  const { offline, tryAgain } = document.documentElement.lang === 'en' ? en : id

  return createPortal(
    <div
      role="alert"
      className="fixed inset-x-0 top-0 z-50 flex flex-wrap items-center justify-center gap-x-6 gap-y-2 bg-ink px-4 py-3 text-card"
    >
      <p className="font-bold">{offline}</p>
      <button {...button} type="button" className="button button-quiet">
        {tryAgain}
      </button>
    </div>,
    within,
  )
}
