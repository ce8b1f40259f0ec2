'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Asks whether the payment went on without this page, and if so has the page drawn anew. Rests while nobody looks. */
export function FollowState({ path, state, everyMs }: { path: string; state: string; everyMs: number }) {
  const router = useRouter()

  useEffect(() => {
    const look = async () => {
      if (document.hidden) return
      // A lost answer is ignored: the next one comes soon.
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
