'use client'

import { useEffect } from 'react'
import { useNewEvents } from '../live/use-console'
import { STEPS } from './steps'
import { currentStep, moveStory } from './use-story'
import { onUserAction } from './user-actions'

/** Moves the story on when what its step waits for really happens. */
export function useRealEvents() {
  useNewEvents(({ system, kind }) => {
    const until = currentUntil()
    if (until && 'kinds' in until && until.system === system && until.kinds.includes(kind)) moveStory(1)
  })
  useEffect(
    () =>
      onUserAction((action) => {
        const until = currentUntil()
        if (until && 'action' in until && until.action === action) moveStory(1)
      }),
    [],
  )
}

/** Read anew for each event: two may come at once, and the first may already have moved the story. */
function currentUntil() {
  const step = currentStep()

  return step === null ? undefined : STEPS[step]?.until
}
