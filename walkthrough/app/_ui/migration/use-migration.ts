'use client'

import type { StepFailure } from '@jembatan/migration-bundle/step-results'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { readJsonLines } from '@/server/json-lines'
import type { PlanStep } from '@/server/migration/plan'
import type { StepEvent } from '@/server/migration/run-step'
import type { MigrationView } from '@/server/migration/view'
import { steer } from '../steer'

export type Trouble = { kind: 'failed'; command: string; failures: StepFailure[] } | { kind: 'lost' }

/**
 * Poll interval in milliseconds while a step runs here or in another window, and while none does.
 */
const [SOON, LATER] = [1000, 5000]

/** Follows the counts of both sides, also while a step runs here or in another window. */
export function useMigration(first: MigrationView, { hasDesk, mayLook }: { hasDesk: boolean; mayLook: boolean }) {
  const [view, setView] = useState(first)
  const [running, setRunning] = useState(first.running)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  /** The step that this window runs. */
  const [step, setStep] = useState<PlanStep | null>(null)
  const between = running === null && step === null ? LATER : SOON

  /** One stale view is not enough: nothing runs between two steps of a plan either. */
  const wasStale = useRef(false)
  /**
   * Counts views from this window's step: a poll that started before the latest one is outdated.
   */
  const counts = useRef(0)
  const onView = useEffectEvent((next: MigrationView) => {
    setView(next)
    if (step !== null) return
    setRunning(next.running)
    const isStale = next.stale && next.running === null
    if (mayLook && isStale && wasStale.current) lookAgain(next.orders)
    wasStale.current = isStale
  })
  /**
   * Refreshes automatically. If another window refreshes at the same moment, one refresh is enough.
   */
  const lookAgain = (orders: number) =>
    run('look', orders).then(() =>
      setTrouble((now) => (now?.kind === 'failed' && now.failures.every(isTaken) ? null : now)),
    )

  useEffect(() => {
    if (!hasDesk) return
    let isOver = false
    const looking = setInterval(async () => {
      const before = counts.current
      const next = document.hidden ? null : await fetchView()
      if (next && !isOver && counts.current === before) onView(next)
    }, between)

    return () => {
      isOver = true
      clearInterval(looking)
    }
  }, [hasDesk, between])

  async function run(next: PlanStep, orders: number, by?: string) {
    setStep(next)
    setTrouble(null)
    const ended = await follow({ step: next, orders, ...(by && { by }) }, (event) => {
      if ('view' in event) {
        counts.current += 1
        setView(event.view)
      } else if ('failed' in event) setTrouble({ kind: 'failed', ...event.failed })
      else setRunning(event)
    }).catch(() => false)
    setRunning(null)
    setStep(null)
    if (!ended) setTrouble({ kind: 'lost' })

    return ended
  }

  const kill = () => steer('/api/migration', { step: 'kill' }).then(() => {})

  return { view, running, trouble, step, run, kill, lookAgain }
}

const isTaken = ({ code }: StepFailure) => code === 'already_running'

async function follow(request: { step: PlanStep; orders: number; by?: string }, hear: (event: StepEvent) => void) {
  const { ok, body } = await steer('/api/migration', request)
  if (!ok || !body) return false
  let ended = false
  for await (const event of readJsonLines<StepEvent>(body)) {
    hear(event)
    if ('view' in event) ended = true
  }

  return ended
}

/** Returns the last count of both sides, or null without dev control. */
export async function fetchView(): Promise<MigrationView | null> {
  const response = await fetch('/api/migration').catch(() => null)

  return response?.ok ? (await response.json()).view : null
}
