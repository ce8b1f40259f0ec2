'use client'

import { useEffect } from 'react'
import { endStory, readPlace, stepStory } from '../story/story-store'

const STEP: Record<string, 1 | -1> = { n: 1, N: 1, PageDown: 1, PageUp: -1 }

/** While the story is told: N or a clicker's keys step, Escape ends. Never while somebody types. */
export function useKeys() {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (readPlace() === null || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const by = STEP[event.key]
      if (by) {
        event.preventDefault()
        stepStory(by)
      } else if (event.key === 'Escape') endStory()
    }
    window.addEventListener('keydown', press)

    return () => window.removeEventListener('keydown', press)
  }, [])
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
