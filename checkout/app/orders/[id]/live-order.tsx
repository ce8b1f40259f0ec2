'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Refreshes the page when the order changes. The tRPC subscription uses server-sent events. */
export function LiveOrder({ orderId, version }: { orderId: string; version: number }) {
  const router = useRouter()

  useEffect(() => {
    const input = encodeURIComponent(JSON.stringify({ orderId }))
    const events = new EventSource(`/api/trpc/order.watch?input=${input}`)
    events.onmessage = ({ data }) => {
      if (JSON.parse(data).version !== version) router.refresh()
    }
    events.addEventListener('serialized-error', () => events.close())

    return () => events.close()
  }, [orderId, version, router])

  return null
}
