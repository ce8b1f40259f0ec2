'use client'

import { useRef, useState } from 'react'
import { readJsonLines } from '@/server/json-lines'
import type { Ending } from '@/server/scenario/run-scenario'
import type { CompletedStep, Step } from '@/server/scenario/steps/step'
import type { SceneEvent } from '@/server/scene/play-scene'
import type { Pace } from '@/server/scene/scene-pace'
import { steer } from '../steer'

export type ScenePlan = { id: string; title: string; steps: Pick<Step, 'name' | 'to'>[] }

type Progress = {
  plan: ScenePlan | null
  playing: boolean
  /** The step that is being played or was played last, counted from one. */
  at: number
  completed: CompletedStep[]
  ending: Ending | { verdict: 'lost' | 'busy' } | null
}

const NOT_PLAYED: Progress = { plan: null, playing: false, at: 0, completed: [], ending: null }

export type Scene = ReturnType<typeof useScene>

/** Has the server play a scenario in the presenter's browser, and follows it. */
export function useScene(plans: ScenePlan[]) {
  const [progress, setProgress] = useState(NOT_PLAYED)
  const [pace, setPace] = useState<Pace>('slow')
  const playing = useRef<AbortController>(null)
  const change = (next: Partial<Progress>) => setProgress((before) => ({ ...before, ...next }))

  async function play(id: string) {
    const plan = plans.find((one) => one.id === id)
    if (!plan) return
    const stopping = new AbortController()
    playing.current = stopping
    setProgress({ ...NOT_PLAYED, plan, playing: true, at: 1 })
    const ending = await follow({ id, pace, signal: stopping.signal }, (event) => {
      if ('begins' in event) change({ at: event.begins })
      if ('step' in event)
        setProgress((before) => ({ ...before, completed: [...before.completed, event.step], at: event.step.number }))
    }).catch(() => ({ verdict: 'lost' }) as const)
    change({ playing: false, ending: stopping.signal.aborted ? null : ending })
  }

  return {
    ...{ plans, pace, setPace, play },
    ...progress,
    next: () => void steer('/api/stage/scene/next').catch(() => {}),
    stop: () => playing.current?.abort(),
  }
}

type Follow = { id: string; pace: Pace; signal: AbortSignal }

async function follow({ id, pace, signal }: Follow, onEvent: (event: SceneEvent) => void): Promise<Progress['ending']> {
  const { status, ok, body } = await steer('/api/stage/scene', { scenario: id, pace }, signal)
  if (status === 409) return { verdict: 'busy' }
  if (!ok || !body) return { verdict: 'lost' }
  for await (const event of readJsonLines<SceneEvent>(body)) {
    if ('ending' in event) return event.ending
    onEvent(event)
  }

  return { verdict: 'lost' }
}
