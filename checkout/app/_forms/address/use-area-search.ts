import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { type AddressValues, type Area, nameArea } from './address-state'
import { type FoundAreas, fittingAreas, queryOf, SHORTEST } from './fitting-areas'

const PAUSE_MS = 150

export type AreaSearch = ReturnType<typeof useAreaSearch>

/** The typed text, the matching areas and the chosen one. */
export function useAreaSearch({ areaText, areaId }: Pick<AddressValues, 'areaText' | 'areaId'>) {
  const input = useRef<HTMLInputElement>(null)
  const [initialText] = useState(areaText)
  const [text, setText] = useState(areaText)
  const [chosen, setChosen] = useState(areaId)
  const [active, setActive] = useState(0)
  const { areas, searching, failed, retry } = useAreas(chosen ? '' : text)

  const search = useCallback((typed: string) => {
    setText(typed)
    setChosen('')
    setActive(0)
  }, [])
  const restore = useCallback((draft: { text: string; id: string }) => {
    if (input.current) input.current.value = draft.text
    setText(draft.text)
    setChosen(draft.id)
  }, [])
  // Text typed before hydration is in the input only.
  useEffect(() => {
    const typed = input.current?.value ?? initialText
    if (typed !== initialText) search(typed)
  }, [initialText, search])

  const choose = (area: Area | undefined) => {
    if (!area) return
    restore({ text: nameArea(area), id: area.id })
    // Setting the value by script fires no event, so notify the form's listeners.
    input.current?.dispatchEvent(new Event('input', { bubbles: true }))
  }
  // The retry button disappears with the failure, so move the focus first.
  const searchAgain = () => {
    input.current?.focus()
    retry()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter would submit the form before the results arrive.
    if (event.key === 'Enter' && searching && !areas) event.preventDefault()
    if (!areas?.length) return
    if (event.key === 'ArrowDown') setActive((active + 1) % areas.length)
    else if (event.key === 'ArrowUp') setActive((active + areas.length - 1) % areas.length)
    else if (event.key === 'Enter') choose(areas[active])
    else return
    event.preventDefault()
  }

  return { input, areas, failed, searchAgain, chosen, active, setActive, search, choose, restore, onKeyDown }
}

/** Fetches areas with one plain request, which needs no client library. */
function useAreas(text: string) {
  const [response, setResponse] = useState<FoundAreas | null>(null)
  const [tries, setTries] = useState(0)
  const query = queryOf(text)
  const answered = response?.text === query

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks the same
  useEffect(() => {
    if (query.length < SHORTEST) return
    const request = new AbortController()
    const pause = setTimeout(async () => {
      const areas = await fetchAreas(query, request.signal).catch(() => null)
      if (!request.signal.aborted) setResponse({ text: query, areas })
    }, PAUSE_MS)

    return () => {
      clearTimeout(pause)
      request.abort()
    }
  }, [query, tries])

  return {
    areas: fittingAreas(query, response),
    searching: query.length >= SHORTEST && !answered,
    failed: answered && response.areas === null,
    retry: () => {
      setResponse(null)
      setTries(tries + 1)
    },
  }
}

async function fetchAreas(text: string, signal: AbortSignal): Promise<Area[]> {
  const input = encodeURIComponent(JSON.stringify({ text }))
  const answer = await fetch(`/api/trpc/delivery.areas?input=${input}`, { signal })
  const { result } = await answer.json()

  return result.data
}
