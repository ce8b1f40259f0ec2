'use client'

import { useSyncExternalStore } from 'react'
import type { Finding, FindingLine, Refusal, Tally } from '@/server/evidence/findings'
import { readJsonLines } from '@/server/json-lines'
import { steer } from '../steer'
import { createStore } from '../store'

export type EvidenceRun = {
  state: 'idle' | 'running' | 'done' | 'none' | 'busy' | 'down' | 'broken'
  findings: Finding[]
  tally: Tally | null
  /** Why nothing was checked. */
  refusal: Refusal['nothingChecked'] | null
  /** The last message of a run that broke off. */
  reason: string | null
  startedAt: number
}

const IDLE: EvidenceRun = { state: 'idle', findings: [], tally: null, refusal: null, reason: null, startedAt: 0 }

const store = createStore(IDLE)

export const useEvidenceRun = (): EvidenceRun => useSyncExternalStore(store.subscribe, store.get, () => IDLE)

const update = (change: Partial<EvidenceRun>) => store.set({ ...store.get(), ...change })

/** Goes on while this window shows other pages, and is still there on return. */
export async function startEvidenceRun(rows: number[]) {
  if (store.get().state === 'running') return
  update({ state: 'running', findings: [], tally: null, refusal: null, reason: null, startedAt: Date.now() })
  const response = await steer('/api/evidence', { rows }).catch(() => null)
  if (!response?.ok || !response.body) return update({ state: await explainRefusal(response) })

  await readFindings(response.body).catch(() => {})
  // A stream that ends without its tally was cut off, and half of it proves nothing.
  update({ state: store.get().tally ? 'done' : 'broken' })
}

async function explainRefusal(response: Response | null): Promise<'none' | 'busy' | 'down'> {
  const { error } = (await response?.json().catch(() => null)) ?? {}
  if (error === 'dev_control_missing') return 'none'

  return error === 'evidence_running' ? 'busy' : 'down'
}

async function readFindings(body: ReadableStream<Uint8Array>) {
  for await (const line of readJsonLines<FindingLine>(body)) {
    if ('row' in line) update({ findings: [...store.get().findings, line] })
    else if ('nothingChecked' in line) update({ refusal: line.nothingChecked })
    else if ('error' in line) update({ reason: line.message })
    else update({ tally: line })
  }
}
