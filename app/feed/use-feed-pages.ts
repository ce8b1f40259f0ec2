import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type AskedScope, type FeedPage, useTRPC } from './trpc'

/** After this many pages the feed asks before it goes on, so that there is a moment to stop. The first one comes in two. */
const PAGES_AT_A_TIME = 3

/** How a place begins that is the rest of a page. */
const BEGUN = 'begun~'

type UseFeedPages = { firstPage: FeedPage; scope: AskedScope; startAt: string | undefined }

/** The pages of the feed around the post where a person came in: older ones below, newer ones above. */
export function useFeedPages({ firstPage, scope, startAt }: UseFeedPages) {
  const trpc = useTRPC()
  const [allowance, setAllowance] = useState(1 + PAGES_AT_A_TIME)
  const query = useInfiniteQuery(
    trpc.feed.page.infiniteQueryOptions(
      { scope, startAt },
      {
        initialData: { pages: [firstPage], pageParams: [null] },
        getNextPageParam: (last) => last.older,
        getPreviousPageParam: (first) => first.newer,
      },
    ),
  )
  const { pages } = query.data

  return {
    posts: pages.flatMap(({ posts }) => posts),
    hasOlder: query.hasNextPage,
    /** The rest of the first page, while a document has brought its beginning alone. */
    begun: pages.length === 1 && firstPage.older?.startsWith(BEGUN) ? firstPage.older : null,
    loading: query.isFetchingNextPage,
    failed: query.isFetchNextPageError,
    loadNewer: () => {
      if (query.hasPreviousPage && !query.isFetching) query.fetchPreviousPage()
    },
    /** Ahead of the person, and only as far as they have agreed to. */
    loadAhead: () => {
      if (query.hasNextPage && !query.isFetching && !query.isFetchNextPageError && pages.length < allowance)
        query.fetchNextPage()
    },
    loadMore: () => {
      setAllowance(pages.length + PAGES_AT_A_TIME)
      query.fetchNextPage()
    },
  }
}
