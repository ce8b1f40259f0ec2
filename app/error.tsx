'use client'

import { Failure } from './_ui/failure'

type ErrorPageProps = { error: Error & { digest?: string } }

export default function ErrorPage({ error }: ErrorPageProps) {
  return <Failure digest={error.digest} onRetry={() => window.location.reload()} />
}
