'use client'

import { useEffect, useSyncExternalStore } from 'react'
import type { Finding, Refusal, Tally } from '@/server/evidence/findings'
import { readJsonLines } from '@/server/json-lines'
import type { BreachName, BreachState } from '@/server/moments/breaches'
import { steer } from '../steer'
import { createStore } from '../store'

export type Breaches = {
  states: BreachState[]
  /** What the check of a row said last. */
  findings: Partial<Record<number, Finding>>
  /** Whose check is running. */
  busy: BreachName | null
  failed: boolean
}

const EMPTY: Breaches = { states: [], findings: {}, busy: null, failed: false }
const store = createStore(EMPTY)
const update = (change: Partial<Breaches>) => store.set({ ...store.get(), ...change })

/** Outlives the page: a rule that was broken here is broken on every page. Who may not steer is told of none. */
export function useBreaches(maySteer: boolean): Breaches {
  useEffect(() => {
    if (maySteer) void ask({ look: true })
  }, [maySteer])

  return useSyncExternalStore(store.subscribe, store.get, () => EMPTY)
}

async function ask(wish: { look: true } | { name: BreachName; broken: boolean }): Promise<boolean> {
  const answer = await steer('/api/moments/breach', wish).catch(() => null)
  if (answer?.ok) update({ states: (await answer.json()).breaches })

  return answer?.ok ?? false
}

/** Breaks or restores, and then has the row checked. */
export async function switchRule({ name, row }: BreachState, broken: boolean) {
  update({ busy: name, failed: false, findings: { ...store.get().findings, [row]: undefined } })
  const finding = (await ask({ name, broken })) ? await checkRow(row).catch(() => undefined) : undefined
  update({ busy: null, failed: !finding, findings: { ...store.get().findings, [row]: finding } })
}

async function checkRow(row: number): Promise<Finding | undefined> {
  const answer = await steer('/api/evidence', { rows: [row] }).catch(() => null)
  if (!answer?.ok || !answer.body) return undefined
  let found: Finding | undefined
  for await (const line of readJsonLines<Finding | Refusal | Tally>(answer.body))
    if ('row' in line && line.row === row) found = line

  return found
}
