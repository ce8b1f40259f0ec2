import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Language } from '@/i18n/language'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { ownWordsFirst } from './own-words-first'

type Option = { href: string; name: string; shop: boolean }

const SHORTEST = 2
const PAUSE_MS = 150
/** No option is preselected: Enter searches for the typed text. */
const NONE = -1

/** Suggestions for the typed text, and the option selected by keyboard. */
export function useSuggestions(language: Language) {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [active, setActive] = useState(NONE)
  const options = useOptions(text, language)
  const open = options.length > 0

  const search = (typed: string) => {
    setText(typed)
    setActive(NONE)
  }
  const close = () => search('')
  const visit = (index: number) => {
    const option = options[index]
    if (!option) return
    close()
    router.push(option.href)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return
    // Arrow keys cycle through the box and all options.
    const places = options.length + 1
    if (event.key === 'ArrowDown') setActive(((active + 2) % places) - 1)
    else if (event.key === 'ArrowUp') setActive(((active + places) % places) - 1)
    else if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && active !== NONE) visit(active)
    else return
    event.preventDefault()
  }

  return { input, options, active, open, setActive, search, close, visit, onKeyDown }
}

/** A plain request needs no client library; a failed one yields no suggestions. */
function useOptions(text: string, language: Language): Option[] {
  const [suggestions, setSuggestions] = useState<{ text: string; options: Option[] }>({ text: '', options: [] })
  const typed = text.trim()

  useEffect(() => {
    if (typed.length < SHORTEST) return
    const request = new AbortController()
    const pause = setTimeout(async () => {
      const options = await fetchOptions(typed, language, request.signal).catch(() => null)
      if (options) setSuggestions({ text: typed, options })
    }, PAUSE_MS)

    return () => {
      clearTimeout(pause)
      request.abort()
    }
  }, [typed, language])

  return typed.length >= SHORTEST ? suggestions.options : []
}

async function fetchOptions(typed: string, language: Language, signal: AbortSignal): Promise<Option[]> {
  const input = encodeURIComponent(JSON.stringify({ typed }))
  const answer = await fetch(`/api/trpc/catalogue.suggest?input=${input}`, { signal })
  const { result } = await answer.json()
  const { products, shops }: RouterOutputs['catalogue']['suggest'] = result.data

  const goods = products.map(({ id, name }) => ({ href: `/products/${id}`, name: name[language], shop: false }))

  return [...ownWordsFirst(goods, typed), ...shops.map(({ id, name }) => ({ href: `/shops/${id}`, name, shop: true }))]
}
