'use client'

import { useEffect } from 'react'
import { currentStep, endStory, moveStory, startStory } from '../story/use-story'
import { continueScene } from '../trio/use-scene'
import { isPresenting } from './use-presenting'

const STEP: Record<string, 1 | -1> = { n: 1, N: 1, PageDown: 1, PageUp: -1 }

/**
 * N or a clicker's keys move through the story or let a scene go on. For a presenter N begins the story, and
 * Escape ends it. Not while a person types.
 */
export function useKeys() {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const by = STEP[event.key]
      if (currentStep() === null) {
        if (by === 1 && continueScene()) return event.preventDefault()
        if (!isPresenting() || !/^n$/i.test(event.key)) return
        event.preventDefault()
        startStory()
      } else if (by) {
        event.preventDefault()
        moveStory(by)
      } else if (event.key === 'Escape') endStory()
    }
    window.addEventListener('keydown', press)

    return () => window.removeEventListener('keydown', press)
  }, [])
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
