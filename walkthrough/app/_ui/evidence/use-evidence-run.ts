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
  /** The reason why nothing was checked. */
  refusal: Refusal['nothingChecked'] | null
  /** The last message of an interrupted run. */
  reason: string | null
  startedAt: number
}

const IDLE: EvidenceRun = { state: 'idle', findings: [], tally: null, refusal: null, reason: null, startedAt: 0 }

const store = createStore(IDLE)

export const useEvidenceRun = (): EvidenceRun => useSyncExternalStore(store.subscribe, store.get, () => IDLE)

const update = (change: Partial<EvidenceRun>) => store.set({ ...store.get(), ...change })

/** The run continues while this window shows other pages. */
export async function startEvidenceRun(rows: number[]) {
  if (store.get().state === 'running') return
  update({ state: 'running', findings: [], tally: null, refusal: null, reason: null, startedAt: Date.now() })
  const response = await steer('/api/evidence', { rows }).catch(() => null)
  if (!response?.ok || !response.body) return update({ state: await explainRefusal(response) })

  await readFindings(response.body).catch(() => {})
  // A stream without a tally was cut off, and a partial run proves nothing.
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
