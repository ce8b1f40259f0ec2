import { useEffect, useRef, useState } from 'react'

type Held = {
  /** The open dialog with the pressed element, outside of which nothing can be pressed, or the body. */
  within: Element
  repeat: () => void
}

/**
 * While the browser is offline, holds back each form and link, which would replace the page by an
 * error. What the visitor typed stays. `button` repeats the press and takes the focus.
 */
export function useHeldPress() {
  const [held, hold] = useState<Held | null>(null)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    const keep = (event: Event, pressed: Element, repeat: () => void) => {
      if (navigator.onLine) return
      event.preventDefault()
      event.stopImmediatePropagation()
      hold({ within: pressed.closest('dialog[open]') ?? document.body, repeat })
    }
    const onSubmit = (event: SubmitEvent) => {
      const { target: form, submitter } = event
      if (form instanceof HTMLFormElement) keep(event, form, () => form.isConnected && form.requestSubmit(submitter))
    }
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      // A jump within the page needs no connection.
      if (link && link.origin === location.origin && !link.getAttribute('href')?.startsWith('#'))
        keep(event, link, () => link.click())
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
    if (held) button.current?.focus()
  }, [held])

  return {
    within: held?.within,
    button: {
      ref: button,
      onClick: () => {
        hold(null)
        held?.repeat()
      },
    },
  }
}
