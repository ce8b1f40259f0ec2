'use client'

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { CommentForm } from '../social/comment-form'
import type { CommentWords } from '../social/words'
import { CommentList } from './comment-list'
import type { FeedWords } from './get-feed-words'
import { type Comment, type FeedPost, useTRPC } from './trpc'

export type CommentsSheetProps = { post: FeedPost; words: FeedWords; acts: CommentWords; onClose: () => void }

/**
 * The comments over the feed, which stays in place beneath. Without scripts they are a separate
 * page.
 */
export function CommentsSheet({ post, words, acts, onClose }: CommentsSheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const { query, threads, showAnswers } = useComments(post.id)
  const [firstId] = useState(() => crypto.randomUUID())

  useEffect(() => dialog.current?.showModal(), [])

  return (
    <dialog ref={dialog} className="sheet comments-sheet" aria-labelledby="comments-title" onClose={onClose}>
      <div className="flex items-center justify-between gap-4">
        <h2 id="comments-title" className="font-extrabold text-xl">
          {words.conversation}
        </h2>
        <button type="button" className="button button-quiet" onClick={() => dialog.current?.close()}>
          {words.closeSheet}
        </button>
      </div>
      <CommentForm
        post={post.id}
        words={acts}
        firstId={firstId}
        to={`/posts/${post.id}/comments`}
        onSent={query.refetch}
      />
      <div aria-live="polite" aria-busy={query.isFetching}>
        {query.isError && <p className="mt-4">{words.commentsFailed}</p>}
        {query.isPending && <p className="mt-4 text-muted">{words.loading}</p>}
        {query.isSuccess && threads.length === 0 && <p className="mt-4 text-muted">{words.noComments}</p>}
        <CommentList postId={post.id} threads={threads} words={words} acts={acts} onMore={showAnswers} />
      </div>
      {query.hasNextPage && (
        <button type="button" className="button button-quiet mt-4 w-full" onClick={() => query.fetchNextPage()}>
          {query.isFetchingNextPage ? words.loading : words.olderComments}
        </button>
      )}
    </dialog>
  )
}

/** Loads pages of comments, and all answers of opened threads. */
function useComments(postId: string) {
  const trpc = useTRPC()
  const client = useQueryClient()
  const [opened, setOpened] = useState<Record<string, Comment[]>>({})
  const query = useInfiniteQuery(
    trpc.comments.page.infiniteQueryOptions(
      { postId },
      { initialCursor: null, getNextPageParam: (last) => last.next, staleTime: 0 },
    ),
  )
  const threads = (query.data?.pages ?? [])
    .flatMap((page) => page.threads)
    .map((thread) => ({ ...thread, answers: opened[thread.id] ?? thread.answers }))

  return {
    query,
    threads,
    showAnswers: async (commentId: string) => {
      const answers: Comment[] = []
      for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
        const page: { answers: Comment[]; next: string | null } = await client.fetchQuery(
          trpc.comments.thread.queryOptions({ commentId, cursor }),
        )
        answers.push(...page.answers)
        cursor = page.next
      }
      setOpened((before) => ({ ...before, [commentId]: answers }))
    },
  }
}
