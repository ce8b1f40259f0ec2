'use client'

import { useEffect, useSyncExternalStore } from 'react'
import type { BreachName, BreachState } from '@/server/breach/breaches'
import type { ControlName } from '@/server/controls/controls'
import type { Finding, FindingLine, Refusal } from '@/server/evidence/findings'
import { readJsonLines } from '@/server/json-lines'
import type { SystemName } from '@/server/systems/systems'
import { steer } from '../steer'
import { createStore } from '../store'

export type Breaches = {
  states: BreachState[]
  /** What the check of a row said last. */
  findings: Partial<Record<number, Finding>>
  /** Whose check is running. */
  busy: BreachName | null
  /** Why there is no finding: what the run said, or nothing where no answer came. */
  failure: { said?: Refusal['nothingChecked'] | string } | null
}

const EMPTY: Breaches = { states: [], findings: {}, busy: null, failure: null }
const store = createStore(EMPTY)
const update = (change: Partial<Breaches>) => store.set({ ...store.get(), ...change })

/** Outlives the page: a rule that was broken here is broken on every page. Who may not steer is told of none. */
export function useBreaches(maySteer: boolean): Breaches {
  useEffect(() => {
    if (maySteer) void ask({ look: true })
  }, [maySteer])

  return useSyncExternalStore(store.subscribe, store.get, () => EMPTY)
}

/** Whether a rule is broken in a system, as far as this window knows; a database without its certificate is Pasar's. */
export const useIsBroken = (system: SystemName): boolean =>
  useSyncExternalStore(
    store.subscribe,
    () => store.get().states.some(({ broken, by }) => broken && by.some((one) => placeOf(one) === system)),
    () => false,
  )

const placeOf = (control: ControlName) => (control === 'devControl' ? 'pasar' : control)

async function ask(wish: { look: true } | { name: BreachName; broken: boolean }): Promise<boolean> {
  const answer = await steer('/api/moments/breach', wish).catch(() => null)
  if (answer?.ok) update({ states: (await answer.json()).breaches })

  return answer?.ok ?? false
}

let switching: Promise<void> = Promise.resolve()

/** Breaks or restores, and then has the row checked. Each wish waits for the one before, so the last one holds. */
export function switchRule(rule: BreachState, broken: boolean): Promise<void> {
  switching = switching.then(() => switchNow(rule, broken))

  return switching
}

async function switchNow({ name, row }: BreachState, broken: boolean) {
  update({ busy: name, failure: null, findings: { ...store.get().findings, [row]: undefined } })
  const { finding, said } = (await ask({ name, broken })) ? await checkRow(row).catch(() => NOTHING) : NOTHING
  update({ busy: null, failure: finding ? null : { said }, findings: { ...store.get().findings, [row]: finding } })
}

type Outcome = { finding?: Finding; said?: Refusal['nothingChecked'] | string }
const NOTHING: Outcome = {}

async function checkRow(row: number): Promise<Outcome> {
  const answer = await steer('/api/evidence', { rows: [row] }).catch(() => null)
  if (!answer?.ok || !answer.body) return NOTHING
  const outcome: Outcome = {}
  for await (const line of readJsonLines<FindingLine>(answer.body)) {
    if ('row' in line && line.row === row) outcome.finding = line
    else if ('nothingChecked' in line) outcome.said = line.nothingChecked
    else if ('error' in line) outcome.said = line.message
  }

  return outcome
}
