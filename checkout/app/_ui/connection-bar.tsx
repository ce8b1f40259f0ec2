'use client'

import { useEffect, useRef, useState } from 'react'
import { button } from './styles'
import { useFrameWords } from './use-frame'

/**
 * While the browser is offline, holds back each form and link, which would replace the page by an
 * error, and offers to repeat it. What the visitor typed stays.
 */
export function ConnectionBar() {
  const { offline, tryAgain } = useFrameWords()
  const [held, hold] = useState<{ repeat: () => void } | null>(null)
  const retry = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    const keep = (event: Event, repeat: () => void) => {
      if (navigator.onLine) return
      event.preventDefault()
      event.stopImmediatePropagation()
      hold({ repeat })
    }
    const onSubmit = (event: SubmitEvent) => {
      const { target: form, submitter } = event
      if (form instanceof HTMLFormElement) keep(event, () => form.isConnected && form.requestSubmit(submitter))
    }
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      // A jump within the page needs no connection.
      if (link && link.origin === location.origin && !link.getAttribute('href')?.startsWith('#'))
        keep(event, () => link.click())
    }
    // Before the listeners of React, which stand at the document.
    addEventListener('submit', onSubmit, true)
    addEventListener('click', onClick, true)

    return () => {
      removeEventListener('submit', onSubmit, true)
      removeEventListener('click', onClick, true)
    }
  }, [])
  useEffect(() => {
    if (held) retry.current?.focus()
  }, [held])
  if (!held) return null

  return (
    <div
      role="alert"
      className="fixed inset-x-0 top-0 z-50 flex flex-wrap items-center justify-center gap-x-6 gap-y-2 bg-ink px-4 py-3 text-card"
    >
      <p className="font-bold">{offline}</p>
      <button
        ref={retry}
        type="button"
        onClick={() => {
          hold(null)
          held.repeat()
        }}
        className={button.quiet}
      >
        {tryAgain}
      </button>
    </div>
  )
}
