'use client'

import { font } from '@/app/_ui/frame/font'
import en from '@/messages/en/error.json'
import id from '@/messages/id/error.json'
import './globals.css'

/** The layout failed too. Shows both languages, since the chosen one is unknown. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="id" className={font.variable}>
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
