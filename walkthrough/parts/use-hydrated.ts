'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Whether the page's script listens; until then a button that needs it is disabled. */
export const useHydrated = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
