'use client'

import { useState } from 'react'
import type { PlayedStep } from '@/server/scenario/act'
import type { Ending, Played } from '@/server/scenario/play-script'
import { readLines } from './read-lines'

export type HowItEnded = Ending | { verdict: 'lost' }

export type Play = { playing: boolean; steps: PlayedStep[]; ending: HowItEnded | null }

const NOTHING: Play = { playing: false, steps: [], ending: null }

/** Has the server play, and hears each step as it happens. */
export function usePlay(id: string) {
  const [play, setPlay] = useState(NOTHING)

  async function start() {
    setPlay({ ...NOTHING, playing: true })
    const ending = await hear(id, (step) => setPlay((before) => ({ ...before, steps: [...before.steps, step] }))).catch(
      () => null,
    )
    setPlay((before) => ({ ...before, playing: false, ending: ending ?? { verdict: 'lost' } }))
  }

  return { play, start, show: setPlay, clear: () => setPlay(NOTHING) }
}

async function hear(id: string, onStep: (step: PlayedStep) => void): Promise<Ending | null> {
  const answer = await fetch(`/api/scenario/${id}`, { method: 'POST' })
  if (!answer.ok || !answer.body) return null
  let ending: Ending | null = null
  for await (const line of readLines<Played>(answer.body)) {
    if ('step' in line) onStep(line.step)
    if ('ending' in line) ending = line.ending
  }

  return ending
}
