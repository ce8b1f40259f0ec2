'use client'

import { type InputHTMLAttributes, useEffect, useState } from 'react'

const SHORTEST = 2
const PAUSE_MS = 150
const LIST = 'search-suggestions'

/** The search box. With JavaScript the browser lists suggestions; choosing one searches for it. */
export function SearchInput(props: InputHTMLAttributes<HTMLInputElement>) {
  const [typed, setTyped] = useState('')
  const suggestions = useSuggestions(typed.trim())

  return (
    <>
      <input
        {...props}
        // With a list its role is another, so there is one only with suggestions.
        list={suggestions.length > 0 ? LIST : undefined}
        autoComplete="off"
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value)
          if (suggestions.includes(currentTarget.value)) currentTarget.form?.requestSubmit()
        }}
      />
      <datalist id={LIST}>
        {suggestions.map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
    </>
  )
}

/** A plain request needs no client library; a failed one yields no suggestions. */
function useSuggestions(typed: string): string[] {
  const [suggestions, setSuggestions] = useState<string[]>([])

  useEffect(() => {
    if (typed.length < SHORTEST) return
    const request = new AbortController()
    const pause = setTimeout(async () => {
      const suggestions = await fetchSuggestions(typed, request.signal).catch(() => null)
      if (suggestions) setSuggestions(suggestions)
    }, PAUSE_MS)

    return () => {
      clearTimeout(pause)
      request.abort()
    }
  }, [typed])

  return typed.length >= SHORTEST ? suggestions : []
}

async function fetchSuggestions(typed: string, signal: AbortSignal): Promise<string[]> {
  const input = encodeURIComponent(JSON.stringify({ typed }))
  const answer = await fetch(`/api/trpc/searching.suggest?input=${input}`, { signal })
  const { result } = await answer.json()

  return result.data
}
