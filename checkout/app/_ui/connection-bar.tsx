'use client'

import { useHeldPress } from '@jembatan/http/use-held-press'
import { createPortal } from 'react-dom'
import { button } from './styles'
import { useFrameWords } from './use-frame'

/** Offers to repeat what was pressed while the browser is offline. */
export function ConnectionBar() {
  const { offline, tryAgain } = useFrameWords()
  const held = useHeldPress()
  if (!held.within) return null

  return createPortal(
    <div
      role="alert"
      className="fixed inset-x-0 top-0 z-50 flex flex-wrap items-center justify-center gap-x-6 gap-y-2 bg-ink px-4 py-3 text-card"
    >
      <p className="font-bold">{offline}</p>
      <button {...held.button} type="button" className={button.quiet}>
        {tryAgain}
      </button>
    </div>,
    held.within,
  )
}
