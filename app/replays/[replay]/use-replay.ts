import { useEffect, useState } from 'react'

const TICK_MS = 250

export type Player = ReturnType<typeof useReplay>

/** The clock of a show: which second it is at, and whether it goes on. Nothing plays before somebody asks for it. */
export function useReplay(seconds: number) {
  const [at, setAt] = useState(0)
  const [playing, setPlaying] = useState(false)
  // Before scripts run the browser's own controls are there, and the whole chat.
  const [ready, setReady] = useState(false)
  const [follows, setFollows] = useState(false)

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
    /** The chat shows what was said until now, and no more. */
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
