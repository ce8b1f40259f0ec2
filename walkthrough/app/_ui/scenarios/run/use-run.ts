'use client'

import { useState } from 'react'
import { readJsonLines } from '@/server/json-lines'
import type { Ending, RunEvent } from '@/server/scenario/run-scenario'
import type { CompletedStep } from '@/server/scenario/steps/step'
import { steer } from '../../steer'

/** `lost`: the stream ended before the run did. */
export type RunEnding = Ending | { verdict: 'lost' }

type Run = { running: boolean; steps: CompletedStep[]; ending: RunEnding | null }

const NOT_RUN: Run = { running: false, steps: [], ending: null }

/** Runs a scenario on the server and updates each step when it ends. */
export function useRun(id: string) {
  const [run, setRun] = useState(NOT_RUN)

  async function start() {
    setRun({ ...NOT_RUN, running: true })
    const onStep = (step: CompletedStep) => setRun((before) => ({ ...before, steps: [...before.steps, step] }))
    const ending = await streamRun(id, onStep).catch(() => null)
    setRun((before) => ({ ...before, running: false, ending: ending ?? { verdict: 'lost' } }))
  }

  return { run, start, show: setRun, clear: () => setRun(NOT_RUN) }
}

async function streamRun(id: string, onStep: (step: CompletedStep) => void): Promise<Ending | null> {
  const { ok, body } = await steer(`/api/scenario/${id}`)
  if (!ok || !body) return null
  let ending: Ending | null = null
  for await (const event of readJsonLines<RunEvent>(body)) {
    if ('step' in event) onStep(event.step)
    if ('ending' in event) ending = event.ending
  }

  return ending
}
