import { useEffect, useState } from 'react'
import type { Area } from './address-state'

const SHORTEST = 2
const PAUSE_MS = 150

/** Areas for the typed text; null when it is too short. One plain request needs no client library. */
export function useAreas(text: string): Area[] | null {
  const [found, setFound] = useState<{ text: string; areas: Area[] } | null>(null)
  const query = text.trim()

  useEffect(() => {
    if (query.length < SHORTEST) return
    const request = new AbortController()
    const pause = setTimeout(async () => {
      const areas = await fetchAreas(query, request.signal).catch(() => null)
      if (areas) setFound({ text: query, areas })
    }, PAUSE_MS)

    return () => {
      clearTimeout(pause)
      request.abort()
    }
  }, [query])

  return query.length >= SHORTEST && found ? found.areas : null
}

async function fetchAreas(text: string, signal: AbortSignal): Promise<Area[]> {
  const input = encodeURIComponent(JSON.stringify({ text }))
  const answer = await fetch(`/api/trpc/delivery.areas?input=${input}`, { signal })
  const { result } = await answer.json()

  return result.data
}
