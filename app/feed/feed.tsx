'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createTRPCClient, httpLink } from '@trpc/client'
import { useState } from 'react'
import type { WebRouter } from '@/server/trpc/router'
import { FeedList, type FeedListProps } from './feed-list'
import { TRPCProvider } from './trpc'

/** The feed with its connection to the server: later pages are loaded through tRPC. */
export function Feed(props: FeedListProps) {
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: 1 } } }),
  )
  const [trpcClient] = useState(() => createTRPCClient<WebRouter>({ links: [httpLink({ url: '/api/trpc' })] }))

  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        <FeedList {...props} />
      </TRPCProvider>
    </QueryClientProvider>
  )
}
