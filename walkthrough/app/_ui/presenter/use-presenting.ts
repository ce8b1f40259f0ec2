'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { createStore } from '../store'

const STORAGE_KEY = 'jembatan-presenter'

const store = createStore(false)

export const isPresenting = store.get

/** The presenter's room: large type, a halo, no navigation; kept in this browser for the next page that is opened. */
export function setPresenting(on: boolean) {
  document.documentElement.dataset.presenter = on ? 'on' : 'off'
  localStorage.setItem(STORAGE_KEY, on ? 'on' : 'off')
  store.set(on)
}

/** Only after a press: browsers refuse it otherwise, and a room is a room in a window too. */
export function toggleFullScreen() {
  const changed = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()
  changed.catch(() => {})
}

const restorePresenting = () => setPresenting(localStorage.getItem(STORAGE_KEY) === 'on')

export function usePresenting() {
  useEffect(restorePresenting, [])

  return useSyncExternalStore(store.subscribe, store.get, () => false)
}
