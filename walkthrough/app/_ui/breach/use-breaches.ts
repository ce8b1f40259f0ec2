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
  /** The last finding of each check. */
  findings: Partial<Record<number, Finding>>
  /** The rule whose check is running. */
  busy: BreachName | null
  /** The reason for a missing finding: the run's message, or empty without a response. */
  failure: { message?: Refusal['nothingChecked'] | string } | null
}

const EMPTY: Breaches = { states: [], findings: {}, busy: null, failure: null }
const store = createStore(EMPTY)
const update = (change: Partial<Breaches>) => store.set({ ...store.get(), ...change })

/**
 * The store outlives the page, because a rule stays broken across pages. Empty without steering.
 */
export function useBreaches(maySteer: boolean): Breaches {
  useEffect(() => {
    if (maySteer) void look()
  }, [maySteer])

  return useSyncExternalStore(store.subscribe, store.get, () => EMPTY)
}

/**
 * Returns whether a rule is broken in a system. A database without its certificate counts as
 * Pasar's.
 */
export const useIsBroken = (system: SystemName): boolean =>
  useSyncExternalStore(
    store.subscribe,
    () => store.get().states.some(({ broken, by }) => broken && by.some((one) => placeOf(one) === system)),
    () => false,
  )

const placeOf = (control: ControlName) => (control === 'devControl' ? 'pasar' : control)

type RuleSwitch = { name: BreachName; broken: boolean }

async function look() {
  const answer = await steer('/api/breach', { look: true }).catch(() => null)
  if (answer?.ok) update({ states: (await answer.json()).breaches })
}

/**
 * The last request for each rule. A new request aborts it, which ends the stream that keeps the
 * rule broken.
 */
const requests = new Map<BreachName, AbortController>()
let switching: Promise<unknown> = Promise.resolve()
let checking: Promise<unknown> = Promise.resolve()

/** Breaks a rule while this window is open, or restores it, and then runs its control. */
export function switchRule({ name, row }: BreachState, broken: boolean, { isChecked = true } = {}) {
  requests.get(name)?.abort()
  const request = new AbortController()
  const { signal } = request
  requests.set(name, request)
  update({ busy: name, failure: null, findings: { ...store.get().findings, [row]: undefined } })
  // Each switch waits for the previous one, so the last one holds. The server runs one check at a
  // time.
  const switched = switching.then(() => (signal.aborted ? false : requestSwitch({ name, broken }, signal)))
  switching = switched
  checking = Promise.all([switched, checking]).then(async ([obeyed]) => {
    const outcome = obeyed && isChecked && !signal.aborted ? await checkRow(row).catch(() => NOTHING) : NOTHING
    if (signal.aborted) return
    const { finding, message } = outcome
    const failure = finding || (obeyed && !isChecked) ? null : { message }
    const busy = store.get().busy
    update({ busy: busy === name ? null : busy, failure, findings: { ...store.get().findings, [row]: finding } })
  })
}

/**
 * Returns whether the switch was made. The request stays open until the signal; the server restores
 * the rule then.
 */
const requestSwitch = (request: RuleSwitch, signal: AbortSignal) =>
  new Promise<boolean>((done) => {
    void followSwitch(request, signal, (states) => {
      update({ states })
      done(true)
    })
      .catch(() => {})
      .finally(() => done(false))
  })

async function followSwitch(request: RuleSwitch, signal: AbortSignal, onStates: (states: BreachState[]) => void) {
  const answer = await steer('/api/breach', request, signal)
  if (!answer.ok || !answer.body) return
  for await (const { breaches } of readJsonLines<{ breaches: BreachState[] }>(answer.body)) onStates(breaches)
  if (request.broken) await look()
}

type Outcome = { finding?: Finding; message?: Refusal['nothingChecked'] | string }
const NOTHING: Outcome = {}

async function checkRow(row: number): Promise<Outcome> {
  const answer = await steer('/api/evidence', { rows: [row], few: true }).catch(() => null)
  if (!answer?.ok || !answer.body) return NOTHING
  const outcome: Outcome = {}
  for await (const line of readJsonLines<FindingLine>(answer.body)) {
    if ('row' in line && line.row === row) outcome.finding = line
    else if ('nothingChecked' in line) outcome.message = line.nothingChecked
    else if ('error' in line) outcome.message = line.message
  }

  return outcome
}
