'use client'

import type { StepFailure } from '@jembatan/migration-bundle/step-results'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { readJsonLines } from '@/server/json-lines'
import type { PlanStep } from '@/server/migration/plan'
import type { StepEvent } from '@/server/migration/run-step'
import type { MigrationView } from '@/server/migration/view'
import { steer } from '../steer'

export type Trouble = { kind: 'failed'; command: string; failures: StepFailure[] } | { kind: 'lost' }

/** The number of orders is for steps that fill the old shop, name and reason for the certificate. */
export type StepInput = { orders?: number; by?: string; leave?: string }

/**
 * Poll interval in milliseconds while a step runs here or in another window, and while none does.
 */
const [SOON, LATER] = [1000, 5000]

/** Follows the counts of both sides, also while a step runs here or in another window. */
export function useMigration(first: MigrationView, hasDesk: boolean) {
  const [view, setView] = useState(first)
  const [running, setRunning] = useState(first.running)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  /** The step that this window runs. */
  const [step, setStep] = useState<PlanStep | null>(null)
  /** A stale view is being counted anew. */
  const between = running === null && step === null && !view.stale ? LATER : SOON

  /**
   * Counts views from this window's step: a poll that started before the latest one is outdated.
   */
  const counts = useRef(0)
  const onView = useEffectEvent((next: MigrationView) => {
    setView(next)
    if (step === null) setRunning(next.running)
  })

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

  async function run(next: PlanStep, input: StepInput = {}) {
    setStep(next)
    setTrouble(null)
    const ended = await follow({ step: next, ...input }, (event) => {
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

  return { view, running, trouble, step, run, kill }
}

async function follow(request: StepInput & { step: PlanStep }, hear: (event: StepEvent) => void) {
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
