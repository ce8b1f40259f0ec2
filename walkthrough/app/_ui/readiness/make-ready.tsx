'use client'

import { LoaderCircle, Wrench } from 'lucide-react'
import { useState } from 'react'
import type { Messages } from '@/i18n/messages'

/** A plain form that reloads the page. With scripts the button shows the progress. */
export function MakeReady({ words }: { words: Pick<Messages['ready'], 'makeReady' | 'making'> }) {
  const [busy, setBusy] = useState(false)
  const Icon = busy ? LoaderCircle : Wrench

  return (
    <form method="post" action="/api/readiness" onSubmit={(event) => (busy ? event.preventDefault() : setBusy(true))}>
      <button
        type="submit"
        aria-disabled={busy || undefined}
        className="button button-strong aria-disabled:cursor-default aria-disabled:opacity-60"
      >
        <Icon size={17} aria-hidden className={busy ? 'animate-spin' : ''} />
        {busy ? words.making : words.makeReady}
      </button>
    </form>
  )
}
