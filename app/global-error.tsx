'use client'

import { jakarta } from './font'
import './globals.css'
import { Failure } from './parts/failure'

type GlobalErrorProps = { error: Error & { digest?: string } }

export default function GlobalError({ error }: GlobalErrorProps) {
  return (
    <html lang="id" className={jakarta.variable}>
      <body>
        <Failure digest={error.digest} onRetry={() => window.location.reload()} />
      </body>
    </html>
  )
}
