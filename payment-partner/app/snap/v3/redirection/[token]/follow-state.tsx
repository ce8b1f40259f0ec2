'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Polls for a state change and then refreshes the page. Pauses while the page is hidden. */
export function FollowState({ path, state, everyMs }: { path: string; state: string; everyMs: number }) {
  const router = useRouter()

  useEffect(() => {
    const look = async () => {
      if (document.hidden) return
      // Ignore a lost answer: the next poll comes soon.
      const answer = await fetch(path).then(
        (response) => response.json(),
        () => undefined,
      )
      if (answer?.state && answer.state !== state) router.refresh()
    }
    const timer = setInterval(look, everyMs)
    document.addEventListener('visibilitychange', look)

    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [path, state, everyMs, router])

  return null
}
