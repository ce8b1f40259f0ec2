'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Whether the page's script is there to hear a press; a button that nobody hears yet is not offered. */
export const useHydrated = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
