'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { createStore } from '../store'
import { BEATS, type Beat } from './beats'

/** Where the talk stands. `began` and `since` are moments of this machine: of the talk, and of its beat. */
export type Talk = { index: number; began: number; since: number }

/** Null while no talk is given. Every window of the presenter holds the same. */
const store = createStore<Talk | null>(null)
let channel: BroadcastChannel | undefined

export const isTalking = () => store.get() !== null

/** Joins the presenter's other windows; one in which the talk is given answers with where it stands. */
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

/** Begins a beat, from its start; the talk with it, where none is given. */
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
