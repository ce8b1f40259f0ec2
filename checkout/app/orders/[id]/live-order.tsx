'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Listens to the shop and has the page made anew when there is news. A tRPC subscription speaks plain server-sent events. */
export function LiveOrder({ orderId, version }: { orderId: string; version: number }) {
  const router = useRouter()

  useEffect(() => {
    const input = encodeURIComponent(JSON.stringify({ orderId }))
    const news = new EventSource(`/api/trpc/order.watch?input=${input}`)
    news.onmessage = ({ data }) => {
      if (JSON.parse(data).version !== version) router.refresh()
    }
    news.addEventListener('serialized-error', () => news.close())

    return () => news.close()
  }, [orderId, version, router])

  return null
}
