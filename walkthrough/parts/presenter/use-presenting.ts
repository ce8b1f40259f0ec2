'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { createStore } from '../store'

const STORAGE_KEY = 'jembatan-presenter'

const store = createStore(false)

export const isPresenting = store.get

/** Large type and the pointer's halo; kept in this browser for the next page that is opened. */
export function setPresenting(on: boolean) {
  document.documentElement.dataset.presenter = on ? 'on' : 'off'
  localStorage.setItem(STORAGE_KEY, on ? 'on' : 'off')
  store.set(on)
}

const restorePresenting = () => setPresenting(localStorage.getItem(STORAGE_KEY) === 'on')

export function usePresenting() {
  useEffect(restorePresenting, [])

  return useSyncExternalStore(store.subscribe, store.get, () => false)
}
