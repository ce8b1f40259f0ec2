'use client'

import { useEffect } from 'react'
import { useNewEvents } from '../live/use-live'
import { onDeed } from './deeds'
import { STEPS } from './steps'
import { readPlace, stepStory } from './story-store'

/** The story moves on when what it waits for really happens, and by nothing else of its own. */
export function useRealEvents() {
  useNewEvents(({ system, kind }) => {
    const until = untilNow()
    if (until && 'kinds' in until && until.system === system && until.kinds.includes(kind)) stepStory(1)
  })
  useEffect(
    () =>
      onDeed((deed) => {
        const until = untilNow()
        if (until && 'deed' in until && until.deed === deed) stepStory(1)
      }),
    [],
  )
}

/** Asked at the very moment: two rows may come in one breath, and the first may already have moved the story. */
function untilNow() {
  const place = readPlace()

  return place === null ? undefined : STEPS[place]?.until
}
