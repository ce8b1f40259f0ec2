'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { createStore } from '../store'
import { BEATS, type Beat } from './beats'

/** The state of the talk. `began` and `since` are local times: of the talk, and of its beat. */
export type Talk = { index: number; began: number; since: number }

/** Null without a talk. All windows of the presenter share it. */
const store = createStore<Talk | null>(null)
let channel: BroadcastChannel | undefined

export const isTalking = () => store.get() !== null

/** Joins the presenter's other windows. A window with the talk replies with its state. */
function join() {
  if (channel) return
  channel = new BroadcastChannel('jembatan-talk')
  channel.onmessage = ({ data }: MessageEvent<Talk | 'where' | null>) => {
    if (data !== 'where') store.set(data)
    else if (store.get()) channel?.postMessage(store.get())
  }
  channel.postMessage('where')
}

function set(talk: Talk | null) {
  store.set(talk)
  channel?.postMessage(talk)
}

export const endTalk = () => set(null)

/** Starts a beat, and the talk if none is running. */
export function goToBeat(index: number) {
  const now = Date.now()
  if (index >= BEATS.length) endTalk()
  else if (index >= 0) set({ index, began: store.get()?.began ?? now, since: now })
}

export const startTalk = () => goToBeat(0)

export function moveTalk(by: 1 | 0 | -1) {
  const talk = store.get()
  if (talk) goToBeat(talk.index + by)
}

export function useTalk(): (Talk & { beat: Beat }) | null {
  useEffect(join, [])
  const talk = useSyncExternalStore(store.subscribe, store.get, () => null)
  const beat = talk && BEATS[talk.index]

  return talk && beat ? { ...talk, beat } : null
}
