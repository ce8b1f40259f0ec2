'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { createStore } from '../store'
import { STEPS } from './steps'

/** The index of the current step, and behind the last one the verdict; null while no story runs. Every window of the presenter holds the same. */
const store = createStore<number | null>(null)
let channel: BroadcastChannel | undefined

export const currentStep = store.get

/** Joins the presenter's other windows; one in which the story runs answers with its step. */
function joinStory() {
  if (channel) return
  channel = new BroadcastChannel('jembatan-story')
  channel.onmessage = ({ data }) => {
    const step = store.get()
    if (data === 'where') {
      if (step !== null) channel?.postMessage(step)
    } else store.set(typeof data === 'number' ? data : null)
  }
  channel.postMessage('where')
}

function moveTo(step: number | null) {
  store.set(step)
  channel?.postMessage(step)
}

export const startStory = () => moveTo(0)
export const endStory = () => moveTo(null)

export function moveStory(by: 1 | -1) {
  const step = store.get()
  if (step === null) return
  const next = step + by
  if (next > STEPS.length) endStory()
  else if (next >= 0) moveTo(next)
}

export function useStory(): number | null {
  useEffect(joinStory, [])

  return useSyncExternalStore(store.subscribe, store.get, () => null)
}
