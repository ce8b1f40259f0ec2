'use client'

import { useEffect, useState } from 'react'
import commonEn from '@/messages/en/common.json'
import failureEn from '@/messages/en/failure.json'
import commonId from '@/messages/id/common.json'
import failureId from '@/messages/id/failure.json'

const WORDS = {
  id: { ...failureId, common: commonId },
  en: { ...failureEn, common: commonEn },
}

/** The digest that `unlessAway` sets: the database is unavailable for a moment. */
const AWAY = 'database_away'

/**
 * The error page. It cannot call the server, so it contains its text and reads language and request
 * id from the page.
 */
export function Failure({ digest, onRetry }: { digest?: string | undefined; onRetry: () => void }) {
  const [page, setPage] = useState<{ language: 'id' | 'en'; requestId: string }>({ language: 'id', requestId: '' })

  useEffect(() => {
    const { lang, dataset } = document.documentElement
    setPage({ language: lang === 'en' ? 'en' : 'id', requestId: dataset.requestId ?? '' })
  }, [])

  const { tryAgain, common, ...words } = WORDS[page.language]
  const isAway = digest === AWAY
  return (
    <div className="mx-auto flex min-h-dvh max-w-2xl flex-col px-6">
      <main className="grow py-16">
        <p className="font-extrabold text-ramai-text text-xl">Ramai</p>
        <h1 className="mt-8 text-balance font-extrabold text-4xl tracking-tight">
          {isAway ? words.awayTitle : words.title}
        </h1>
        <p className="mt-4 text-lg text-muted leading-relaxed">{isAway ? words.awayText : words.text}</p>
        <div className="mt-6 flex flex-wrap gap-3">
          <button type="button" className="button bg-ink text-card" onClick={onRetry}>
            {tryAgain}
          </button>
          <a href="/" className="button button-quiet">
            {common.toFeed}
          </a>
        </div>
        <p className="mt-6 break-all text-muted text-sm">
          {common.requestId}: {page.requestId || (isAway ? '' : digest)}
        </p>
      </main>
      <footer className="grid gap-2 border-line border-t py-6 text-muted text-sm">
        <p className="font-bold text-ramai-text">{common.simulation}</p>
        <p className="font-bold text-ink">{common.complaints}</p>
        <p>{`${common.operator} · ${common.operatorContact}`}</p>
        <p>{`${common.ministry} · ${common.ministryContact}`}</p>
      </footer>
    </div>
  )
}
