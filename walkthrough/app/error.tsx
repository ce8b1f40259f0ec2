'use client'

import { useEffect, useState } from 'react'
import en from '@/messages/en/error.json'
import id from '@/messages/id/error.json'

/** A failed page cannot load messages, so this page contains its own. */
export default function ErrorPage({ reset }: { reset: () => void }) {
  const [{ words, requestId }, setPage] = useState({ words: id, requestId: '' })
  useEffect(() => {
    const words = document.documentElement.lang === 'en' ? en : id
    setPage({ words, requestId: document.body.dataset.requestId ?? '' })
  }, [])

  return (
    <section className="panel mx-auto grid max-w-xl justify-items-center gap-4 px-6 py-10 text-center">
      <h1 className="text-3xl">{words.title}</h1>
      <p className="max-w-prose text-quiet">{words.text}</p>
      <button type="button" onClick={reset} className="button button-strong">
        {words.tryAgain}
      </button>
      {requestId && (
        <p className="text-quiet text-sm">
          {words.requestId}: <code className="break-all">{requestId}</code>
        </p>
      )}
    </section>
  )
}
