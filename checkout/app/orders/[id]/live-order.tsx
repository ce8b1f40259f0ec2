'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Listens to the shop and has the page made anew when there is news. A tRPC subscription speaks plain server-sent events. */
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
