'use client'

import { Search } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { fill } from '@/i18n/words'
import type { SearchResult } from '@/server/audit-log/find-everywhere'
import { steer } from '../steer'
import type { BeatProps } from '../talk/beats'

/**
 * Asks each system whether it knows a value. Offers the name that the buyer of the screens typed
 * last.
 */
export function FindMe({ words: { find: words, failed }, systems, closed }: BeatProps) {
  const [results, setFound] = useState<SearchResult[]>([])
  const [state, setState] = useState<'idle' | 'searching' | 'failed'>('idle')
  const [offered, setOffered] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (closed !== null) return
    void readRecipient().then((recipient) => {
      if (!recipient || !field.current || field.current.value !== '') return
      field.current.value = recipient
      setOffered(true)
    })
  }, [closed])

  async function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (state === 'searching') return
    const value = new FormData(event.currentTarget).get('value')
    setState('searching')
    const answer = await steer('/api/find', { value }).catch(() => null)
    setFound(answer?.ok ? (await answer.json()).found : [])
    setState(answer?.ok ? 'idle' : 'failed')
  }

  return (
    <div className="grid gap-4">
      <p className="max-w-[75ch] text-quiet">{words.text}</p>
      <form onSubmit={search} className="flex flex-wrap items-end gap-2">
        <label className="grid flex-1 gap-1 font-bold text-sm">
          {words.label}
          <input
            ref={field}
            name="value"
            required
            minLength={3}
            maxLength={100}
            autoComplete="off"
            aria-describedby={offered ? 'offered' : undefined}
            className="field min-w-56"
          />
        </label>
        <button
          type="submit"
          disabled={closed !== null}
          aria-disabled={state === 'searching' || undefined}
          className="button button-strong"
        >
          <Search size={17} aria-hidden />
          {state === 'searching' ? words.searching : words.search}
        </button>
      </form>
      {offered && (
        <p id="offered" className="text-quiet text-sm">
          {words.offered}
        </p>
      )}
      <p role="alert" className="text-wrong empty:hidden">
        {state === 'failed' && failed}
      </p>
      <ul aria-live="polite" className="grid gap-3 empty:hidden sm:grid-cols-3">
        {results.map((one) => (
          <li
            key={one.system}
            data-system={one.system}
            className="animate-arrive rounded-card border border-line border-t-(--system) border-t-6 p-4"
          >
            <p className="font-bold text-(--system-text)">{systems[one.system].name}</p>
            {'unread' in one ? (
              <p className="font-extrabold text-warn text-xl">{words.unread}</p>
            ) : (
              <>
                <p className="figures font-extrabold text-5xl">{one.beside ?? one.count}</p>
                <ul className="mt-1 plain:hidden text-sm empty:hidden">
                  {one.tables
                    .map(({ name, rows, beside = rows }) => ({ name, count: beside }))
                    .filter(({ count }) => count > 0)
                    .map(({ name, count }) => (
                      <li key={name}>
                        <code>{name}</code>: {fill(words.rows, { count })}
                      </li>
                    ))}
                </ul>
                {one.beside !== undefined && one.count > one.beside && (
                  <p className="text-quiet text-sm">{fill(words.elsewhere, { count: one.count - one.beside })}</p>
                )}
                <details className="mt-2 text-quiet text-sm">
                  <summary className="flex min-h-11 items-center">
                    {fill(words.looked, { count: one.tables.length })}
                  </summary>
                  <p className="font-mono text-xs leading-relaxed">{one.tables.map(({ name }) => name).join(', ')}</p>
                </details>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

async function readRecipient(): Promise<string | null> {
  const answer = await fetch('/api/purchase/recipient').catch(() => null)

  return answer?.ok ? (await answer.json()).recipient : null
}
