'use client'

import en from '@/messages/en/error.json'
import id from '@/messages/id/error.json'
import { jakarta } from './_ui/font'
import './globals.css'

/** The root layout failed, so the language is unknown: show both. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="id" className={jakarta.variable}>
      <body className="grid min-h-dvh place-items-center p-4">
        <title>{id.title}</title>
        <main className="panel grid max-w-xl gap-3 p-8">
          <h1 className="text-2xl">{id.title}</h1>
          <p>{id.text}</p>
          <p lang="en" className="text-quiet">
            {en.title}. {en.text}
          </p>
          <button type="button" onClick={() => window.location.reload()} className="button button-strong">
            {id.tryAgain} · <span lang="en">{en.tryAgain}</span>
          </button>
          <p className="text-quiet text-sm">
            {id.simulation}
            {error.digest && ` · ${id.requestId}: ${error.digest}`}
          </p>
        </main>
      </body>
    </html>
  )
}
