'use client'

import { useEffect, useEffectEvent } from 'react'
import { useNewEvents } from '../live/use-live'
import { COMPANION_OPENED } from '../stage/open-companion'
import type { Step } from './steps'
import { stepStory } from './story-store'

/** The story moves on when what it waits for really happens, and by nothing else of its own. */
export function useRealEvents(step: Step | undefined) {
  useNewEvents(({ system, kind }) => {
    const until = step?.until
    if (until && 'kinds' in until && until.system === system && until.kinds.includes(kind)) stepStory(1)
  })
  const onOpened = useEffectEvent((event: Event) => {
    const until = step?.until
    if (until && 'opened' in until && event instanceof CustomEvent && event.detail === until.opened) stepStory(1)
  })
  useEffect(() => {
    const listener = (event: Event) => onOpened(event)
    window.addEventListener(COMPANION_OPENED, listener)

    return () => window.removeEventListener(COMPANION_OPENED, listener)
  }, [])
}
