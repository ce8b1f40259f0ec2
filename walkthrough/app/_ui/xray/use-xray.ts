'use client'

import { useSyncExternalStore } from 'react'
import type { XrayView } from '@/server/purchase/what-each-knows'
import { createStore } from '../store'

type Xray = {
  open: boolean
  /** The last reading; null if there is no order. */
  view: XrayView | null
  state: 'reading' | 'read' | 'failed'
}

const CLOSED: Xray = { open: false, view: null, state: 'reading' }

const store = createStore(CLOSED)

export const useXray = (): Xray => useSyncExternalStore(store.subscribe, store.get, () => CLOSED)

export const closeXray = () => store.set(CLOSED)

/** Shows what each system knows of the purchase in this presenter's screens. */
export async function openXray() {
  store.set({ ...CLOSED, open: true })
  const view = await readXray()
  if (store.get().open) store.set({ open: true, view: view ?? null, state: view === undefined ? 'failed' : 'read' })
}

/** Opens the view after a scene with a paid order, unless another view is open. */
export async function openXrayOfPaid(signal: AbortSignal) {
  const view = await readXray()
  if (view?.order.status === 'paid' && !signal.aborted) store.set({ open: true, view, state: 'read' })
}

/** Undefined if the request failed. */
export async function readXray(): Promise<XrayView | null | undefined> {
  const answer = await fetch('/api/purchase/known').catch(() => null)
  if (answer?.status === 401) window.location.reload()

  return answer?.ok ? (await answer.json()).xray : undefined
}
