'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { readPresenting, recallPresenting, watchPresenting } from './presenter-store'

export function usePresenting() {
  useEffect(recallPresenting, [])

  return useSyncExternalStore(watchPresenting, readPresenting, () => false)
}
