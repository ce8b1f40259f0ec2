'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Reloads the page when a show begins or ends. Without scripts a link does. */
export function ReloadAfter({ milliseconds }: { milliseconds: number }) {
  const router = useRouter()

  useEffect(() => {
    const timer = setTimeout(() => router.refresh(), milliseconds)

    return () => clearTimeout(timer)
  }, [router, milliseconds])

  return null
}
