import { useEffect, useState } from 'react'

const TICK_MS = 250

export type Player = ReturnType<typeof useReplay>

/**
 * The clock of a show: its current second, and whether it is playing. Playback of a replay starts
 * only on request. `liveFrom`: the current second of a show that is on air, which nobody moves.
 */
export function useReplay(seconds: number, liveFrom?: number) {
  const [at, setAt] = useState(liveFrom ?? 0)
  const [playing, setPlaying] = useState(liveFrom !== undefined)
  // Before scripts run, the page shows the browser's own controls and the whole chat.
  const [ready, setReady] = useState(false)
  const [follows, setFollows] = useState(liveFrom !== undefined)

  useEffect(() => setReady(true), [])
  useEffect(() => {
    if (!playing) return
    let last = performance.now()
    const timer = setInterval(() => {
      const now = performance.now()
      const passed = (now - last) / 1000
      last = now
      setAt((at) => Math.min(seconds, at + passed))
    }, TICK_MS)

    return () => clearInterval(timer)
  }, [playing, seconds])
  useEffect(() => {
    if (at >= seconds) setPlaying(false)
  }, [at, seconds])

  return {
    at,
    playing,
    ready,
    /** Whether the chat shows only messages up to the current second. */
    follows,
    follow: setFollows,
    toggle: () => {
      if (at >= seconds) setAt(0)
      if (!playing) setFollows(true)
      setPlaying(!playing)
    },
    seek: (second: number) => setAt(Math.max(0, Math.min(seconds, second))),
  }
}
