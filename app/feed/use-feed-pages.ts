import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type FeedPage, type RequestedScope, useTRPC } from './trpc'

/**
 * After this many pages the feed asks before it continues, so that a person can stop. The first
 * page is loaded in two parts.
 */
const PAGES_AT_A_TIME = 3

/** The prefix of a cursor for the rest of a begun page. */
const BEGUN_PREFIX = 'begun~'

type UseFeedPages = { firstPage: FeedPage; scope: RequestedScope; startAt: string | undefined }

/** The pages of the feed around the first post: older ones below, newer ones above. */
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
    /**
     * The cursor of the first page's rest, while only its beginning from the document is loaded.
     */
    restCursor: pages.length === 1 && firstPage.older?.startsWith(BEGUN_PREFIX) ? firstPage.older : null,
    loading: query.isFetchingNextPage,
    failed: query.isFetchNextPageError,
    loadNewer: () => {
      if (query.hasPreviousPage && !query.isFetching) query.fetchPreviousPage()
    },
    /** Loads the next page in advance, up to the number that the person has agreed to. */
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
