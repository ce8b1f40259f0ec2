import { useEffect, useState } from 'react'

/** A person's playback settings, stored only in this browser. */
export type Choices = { paused: boolean; sound: boolean; letterKeys: boolean }

const KEPT_AS = 'ramai.choices'
const AT_FIRST: Choices = { paused: false, sound: false, letterKeys: true }

export function useChoices() {
  const [stored, setKept] = useState<Choices | null>(null)
  const [started, setStarted] = useState(false)
  const choices = stored ?? AT_FIRST
  // Nothing moves before the settings are read, including the browser's motion preference.
  const playing = stored !== null && !stored.paused
  if (playing && !started) setStarted(true)

  useEffect(() => setKept(readChoices()), [])

  const choose = (choice: Partial<Choices>) => {
    const next = { ...choices, ...choice }
    setKept(next)
    window.localStorage.setItem(KEPT_AS, JSON.stringify(next))
  }

  return { choices, ready: stored !== null, playing, started, choose }
}

function readChoices(): Choices {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  const stored = parseKept(window.localStorage.getItem(KEPT_AS))

  return {
    paused: still || stored.paused === true,
    sound: stored.sound === true,
    letterKeys: stored.letterKeys !== false,
  }
}

function parseKept(text: string | null): Partial<Record<keyof Choices, unknown>> {
  try {
    const stored: unknown = JSON.parse(text ?? '{}')
    return typeof stored === 'object' && stored !== null ? stored : {}
  } catch {
    return {}
  }
}
