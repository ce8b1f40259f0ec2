'use client'

import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CommentSort } from '@/server/comments/limits'
import { Sheet } from '../_ui/sheet'
import { ReportSheet } from '../reports/report-sheet'
import { CommentForm } from '../social/comment-form'
import type { CommentWords } from '../social/words'
import { CommentList, type ReplyTarget } from './comment-list'
import { CommentSorts } from './comment-sorts'
import type { FeedWords } from './get-feed-words'
import { type Comment, type FeedPage, type FeedPost, useTRPC } from './trpc'

export type CommentsSheetProps = { post: FeedPost; words: FeedWords; acts: CommentWords; onClose: () => void }

/**
 * The comments over the feed, which stays in place beneath. Without scripts they are a separate
 * page.
 */
export function CommentsSheet({ post, words, acts, onClose }: CommentsSheetProps) {
  const [sort, setSort] = useState<CommentSort>('newest')
  const { query, threads, showAnswers, reload } = useComments(post.id, sort)
  const [replyTarget, setReplyTarget] = useState<ReplyTarget>()
  const [reportTarget, setReportTarget] = useState<string>()
  // Once a person has replied, the focus stays in the form.
  const [hasReplied, setHasReplied] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const place = useRef<string>(undefined)

  const changeCount = useCommentCount(post.id)

  const showSent = async () => {
    changeCount(1)
    await reload(replyTarget?.threadId)
    place.current = replyTarget?.threadId
    setReplyTarget(undefined)
    // The newest comments begin with the sent one.
    if (!replyTarget) setSort('newest')
    if (!replyTarget) list.current?.scrollTo({ top: 0 })
  }
  const showTakenBack = (threadId: string | undefined) => {
    changeCount(-1)
    reload(threadId)
  }
  const answer = (comment: ReplyTarget) => {
    setReplyTarget(comment)
    setHasReplied(true)
  }
  // A new answer is the last one of its thread.
  useEffect(() => {
    const thread =
      place.current && list.current?.querySelector(`[data-thread="${place.current}"] .comment-answers > :last-child`)
    if (thread && !replyTarget) thread.scrollIntoView({ block: 'nearest' })
    place.current = undefined
  }, [replyTarget])

  return (
    <Sheet
      title={`${words.conversation} · ${post.counts.comments}`}
      close={words.closeSheet}
      className="comments-sheet"
      onClose={onClose}
    >
      <div ref={list} className="comments-scroll" aria-live="polite" aria-busy={query.isFetching}>
        {threads.length > 1 && <CommentSorts postId={post.id} chosen={sort} words={acts} onChoose={setSort} />}
        {query.isError && <p className="mt-4">{words.commentsFailed}</p>}
        {query.isPending && <p className="mt-4 text-muted">{words.loading}</p>}
        {query.isSuccess && threads.length === 0 && <p className="mt-4 text-muted">{words.noComments}</p>}
        <CommentList
          postId={post.id}
          threads={threads}
          words={words}
          acts={acts}
          inSheet={{ onMore: showAnswers, onAnswer: answer, onReport: setReportTarget, onTakenBack: showTakenBack }}
        />
        {query.hasNextPage && (
          <button type="button" className="button button-quiet mt-4 w-full" onClick={() => query.fetchNextPage()}>
            {query.isFetchingNextPage ? words.loading : words.olderComments}
          </button>
        )}
      </div>
      <div className="comments-foot">
        {replyTarget && (
          <p className="flex items-center justify-between gap-3 text-sm">
            <span className="min-w-0 truncate font-bold">{acts.answering.replace('{name}', replyTarget.name)}</span>
            <button
              type="button"
              className="min-h-11 px-2 font-bold underline"
              onClick={() => setReplyTarget(undefined)}
            >
              {acts.cancelAnswer}
            </button>
          </p>
        )}
        <CommentForm
          key={replyTarget?.id ?? ''}
          post={post.id}
          words={acts}
          answers={replyTarget?.id}
          to={`/posts/${post.id}/comments`}
          rows={1}
          takesFocus={hasReplied}
          onSent={showSent}
        />
      </div>
      {reportTarget && (
        <ReportSheet
          about={{ post: post.id, comment: reportTarget }}
          title={acts.reportCommentTitle}
          words={acts}
          close={words.closeSheet}
          onClose={() => setReportTarget(undefined)}
        />
      )}
    </Sheet>
  )
}

/** Returns a function that changes the number of a post's comments in the loaded feed. */
function useCommentCount(postId: string) {
  const trpc = useTRPC()
  const client = useQueryClient()
  const count = (post: FeedPost, by: number) =>
    post.id === postId ? { ...post, counts: { ...post.counts, comments: post.counts.comments + by } } : post

  return (by: number) => {
    client.setQueriesData<InfiniteData<FeedPage>>(
      trpc.feed.page.pathFilter(),
      (feed) =>
        feed && {
          ...feed,
          pages: feed.pages.map((page) => ({ ...page, posts: page.posts.map((post) => count(post, by)) })),
        },
    )
  }
}

/** Loads pages of comments, and all answers of opened threads. */
function useComments(postId: string, sort: CommentSort) {
  const trpc = useTRPC()
  const client = useQueryClient()
  const [opened, setOpened] = useState<Record<string, Comment[]>>({})
  const query = useInfiniteQuery(
    trpc.comments.page.infiniteQueryOptions(
      { postId, sort },
      { initialCursor: null, getNextPageParam: (last) => last.next, staleTime: 0 },
    ),
  )
  const { refetch } = query
  const threads = (query.data?.pages ?? [])
    .flatMap((page) => page.threads)
    .map((thread) => ({ ...thread, answers: opened[thread.id] ?? thread.answers }))

  const showAnswers = useCallback(
    async (commentId: string) => {
      const answers: Comment[] = []
      for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
        const page: { answers: Comment[]; next: string | null } = await client.fetchQuery(
          trpc.comments.thread.queryOptions({ commentId, cursor }, { staleTime: 0 }),
        )
        answers.push(...page.answers)
        cursor = page.next
      }
      setOpened((before) => ({ ...before, [commentId]: answers }))
    },
    [client, trpc],
  )

  return {
    query,
    threads,
    showAnswers,
    /** Reads the comments again, and all answers of the thread that changed. */
    reload: useCallback(
      async (threadId?: string) => {
        await Promise.all([refetch(), threadId && showAnswers(threadId)])
      },
      [refetch, showAnswers],
    ),
  }
}
