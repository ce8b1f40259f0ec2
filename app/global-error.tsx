'use client'

import { useSyncExternalStore } from 'react'
import { jakarta } from './_ui/font'
import './globals.css'
import { Failure } from './_ui/failure'

type GlobalErrorProps = { error: Error & { digest?: string } }

const never = () => () => {}

/** In the language of the page, which `Failure` reads from the document. */
export default function GlobalError({ error }: GlobalErrorProps) {
  const language = useSyncExternalStore(
    never,
    () => document.documentElement.lang,
    () => 'id',
  )

  return (
    <html lang={language} className={jakarta.variable}>
      <body>
        <Failure digest={error.digest} onRetry={() => window.location.reload()} />
      </body>
    </html>
  )
}
