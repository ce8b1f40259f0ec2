import { useEffect } from 'react'

export type KeyDeeds = {
  next: () => void
  previous: () => void
  first: () => void
  togglePause: () => void
  toggleSound: () => void
  help: () => void
}

/** The feed's keys. Single letters can be turned off (WCAG 2.1.4): people who speak to their computer type them. */
export function useKeys(deeds: KeyDeeds, { letterKeys }: { letterKeys: boolean }) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const deed = deedOf(event, letterKeys)
      if (!deed) return

      event.preventDefault()
      deeds[deed]()
    }
    window.addEventListener('keydown', press)

    return () => window.removeEventListener('keydown', press)
  }, [deeds, letterKeys])
}

const ALWAYS: Record<string, keyof KeyDeeds> = {
  ArrowDown: 'next',
  PageDown: 'next',
  ArrowUp: 'previous',
  PageUp: 'previous',
  Home: 'first',
}
const LETTERS: Record<string, keyof KeyDeeds> = { m: 'toggleSound', M: 'toggleSound', '?': 'help' }

function deedOf(event: KeyboardEvent, letterKeys: boolean): keyof KeyDeeds | undefined {
  const { key, target } = event
  const busy = event.ctrlKey || event.metaKey || event.altKey || document.querySelector(':popover-open, dialog[open]')
  const typing = target instanceof Element && target.closest('input, textarea, select')
  if (busy || typing) return undefined

  if (key === ' ') return target instanceof Element && target.closest('button, a') ? undefined : 'togglePause'
  return ALWAYS[key] ?? (letterKeys ? LETTERS[key] : undefined)
}
