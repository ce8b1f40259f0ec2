'use client'

import { useEffect } from 'react'
import { continueScene } from '../scene/use-scene'
import { endTalk, isTalking, moveTalk, startTalk } from '../talk/use-talk'
import { isPresenting } from './use-presenting'

const MOVES: Record<string, 1 | 0 | -1> = { n: 1, N: 1, PageDown: 1, r: 0, R: 0, PageUp: -1 }

/**
 * N or a clicker's keys continue a scene that waits, and otherwise move through the talk; N begins
 * it. R repeats a beat, except while a person types. Escape ends the talk.
 */
export function useKeys() {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.key === 'Escape' && isTalking()) return leaveTalk()
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const by = MOVES[event.key]
      if (by === 1 && continueScene({ onlyByStep: isTalking() })) event.preventDefault()
      else if (!isTalking()) {
        if (!isPresenting() || !/^n$/i.test(event.key)) return
        event.preventDefault()
        startTalk()
      } else if (by !== undefined) {
        event.preventDefault()
        moveTalk(by)
      }
    }
    window.addEventListener('keydown', press)

    return () => window.removeEventListener('keydown', press)
  }, [])
}

/** The focused part of the beat unmounts, so focus its button. */
function leaveTalk() {
  if (document.querySelector('#talk')?.contains(document.activeElement))
    document.querySelector<HTMLElement>('.room-line [aria-current="step"]')?.focus()
  endTalk()
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
