'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { createStore } from '../store'

const STORAGE_KEY = 'jembatan-presenter'

const store = createStore(false)

export const isPresenting = store.get

/** Presenter mode: large type, a halo, no navigation; stored in this browser. */
export function setPresenting(on: boolean) {
  document.documentElement.dataset.presenter = on ? 'on' : 'off'
  localStorage.setItem(STORAGE_KEY, on ? 'on' : 'off')
  store.set(on)
}

/** Full screen needs a user gesture. Presenter mode also works in a window. */
export function toggleFullScreen() {
  const changed = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()
  changed.catch(() => {})
}

const restorePresenting = () => setPresenting(localStorage.getItem(STORAGE_KEY) === 'on')

export function usePresenting() {
  useEffect(restorePresenting, [])

  return useSyncExternalStore(store.subscribe, store.get, () => false)
}
