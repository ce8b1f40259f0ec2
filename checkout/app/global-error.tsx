'use client'

import { jakarta } from './_ui/font'
import Failure from './error'
import './globals.css'
import { useFrameLanguage, useFrameWords } from './_ui/use-frame'

/** Rendered when even the layout failed. */
export default function GlobalFailure(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang={useFrameLanguage()} className={jakarta.variable}>
      <body className="px-4">
        <main>
          <Failure {...props} />
        </main>
        <Contacts />
      </body>
    </html>
  )
}

function Contacts() {
  const { simulation, complaints, complaintsOwn, complaintsState } = useFrameWords()

  return (
    <footer className="mx-auto grid max-w-xl gap-1 text-quiet text-sm">
      <p className="font-bold text-ink">{simulation}</p>
      <p className="font-bold text-ink">{complaints}</p>
      <p>{complaintsOwn}</p>
      <p>{complaintsState}</p>
    </footer>
  )
}
