'use client'

import Failure from './error'
import { jakarta } from './font'
import './globals.css'

/** For when even the frame of the pages broke. */
export default function GlobalFailure(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="id" className={jakarta.variable}>
      <body className="px-4">
        <main>
          <Failure {...props} />
        </main>
      </body>
    </html>
  )
}
