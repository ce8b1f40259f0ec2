'use client'

import { useSyncExternalStore } from 'react'
import { readJsonLines } from '@/server/json-lines'
import type { Ending } from '@/server/scenario/run-scenario'
import type { CompletedStep, Step } from '@/server/scenario/steps/step'
import type { SceneEvent } from '@/server/scene/play-scene'
import type { Pace } from '@/server/scene/scene-pace'
import { steer } from '../steer'
import { createStore } from '../store'
import { closeXray, openXrayOfPaid } from '../xray/use-xray'

export type ScenePlan = { id: string; title: string; steps: Pick<Step, 'name' | 'to'>[] }

export type Scene = {
  /** The id of the scenario to play next; null before a choice. */
  chosen: string | null
  /** The scene that plays or played last. */
  plan: ScenePlan | null
  pace: Pace
  playing: boolean
  /** True while the scene waits because the presenter has taken over. */
  takenOver: boolean
  /** The number of the current or last step, from one. */
  at: number
  completed: CompletedStep[]
  ending: Ending | { verdict: 'lost' | 'busy' } | null
}

const NOT_PLAYED: Scene = {
  chosen: null,
  plan: null,
  pace: 'slow',
  playing: false,
  takenOver: false,
  at: 0,
  completed: [],
  ending: null,
}

const store = createStore(NOT_PLAYED)
const change = (next: Partial<Scene>) => store.set({ ...store.get(), ...next })
let playing: AbortController | undefined

/** The scene of this window. It continues while the presenter views other pages. */
export const useScene = (): Scene => useSyncExternalStore(store.subscribe, store.get, () => NOT_PLAYED)

export const chooseScene = (chosen: string) => change({ chosen })
export const setPace = (pace: Pace) => change({ pace })
export const postNext = () => void steer('/api/stage/scene/next').catch(() => {})

/**
 * Continues the scene; with `onlyByStep`, only if it waits for the presenter, who steps through it
 * or has taken over. Returns false without such a scene.
 */
export function continueScene({ onlyByStep }: { onlyByStep: boolean }): boolean {
  const { playing, pace, takenOver } = store.get()
  const continues = playing && (!onlyByStep || takenOver || pace === 'step')
  if (continues) postNext()

  return continues
}

export const stopScene = () => playing?.abort()

/** Plays a scenario in the presenter's browser on the server, and follows it. */
export async function playScene(plan: ScenePlan) {
  const stopping = new AbortController()
  playing = stopping
  const { pace } = store.get()
  closeXray()
  change({ plan, playing: true, takenOver: false, at: 1, completed: [], ending: null })
  const ending = await follow({ id: plan.id, pace, signal: stopping.signal }, (event) => {
    if ('begins' in event) change({ at: event.begins, takenOver: false })
    if ('takenOver' in event) change({ takenOver: true })
    if ('step' in event) change({ completed: [...store.get().completed, event.step], at: event.step.number })
  }).catch(() => ({ verdict: 'lost' }) as const)
  // Another scene may have started since.
  if (playing !== stopping) return
  change({ playing: false, takenOver: false, ending: stopping.signal.aborted ? null : ending })
  if (ending?.verdict === 'asExpected' && !stopping.signal.aborted) await openXrayOfPaid(stopping.signal)
}

const ASKED_AGAIN_AFTER_MS = 500

/** The same after the previous scene has ended, which may first restart a system. */
export async function playUntilBegun(plan: ScenePlan, signal: AbortSignal) {
  do await playScene(plan)
  while (store.get().ending?.verdict === 'busy' && (await hasWaited(signal)))
}

const hasWaited = (signal: AbortSignal) =>
  new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(!signal.aborted), ASKED_AGAIN_AFTER_MS)
  })

type Follow = { id: string; pace: Pace; signal: AbortSignal }

async function follow({ id, pace, signal }: Follow, onEvent: (event: SceneEvent) => void): Promise<Scene['ending']> {
  const response = await steer('/api/stage/scene', { scenario: id, pace }, signal)
  const { status, ok, body } = response
  if (status === 409) return { verdict: (await response.json()).error === 'scene_playing' ? 'busy' : 'lost' }
  if (!ok || !body) return { verdict: 'lost' }
  for await (const event of readJsonLines<SceneEvent>(body)) {
    if ('ending' in event) return event.ending
    onEvent(event)
  }

  return { verdict: 'lost' }
}
