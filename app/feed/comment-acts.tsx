'use client'

import { Heart } from 'lucide-react'
import { likeComment, takeBackComment } from '../social/actions'
import { Toggle } from '../social/toggle'
import type { CommentWords } from '../social/words'
import type { Comment } from './trpc'

type CommentActsProps = {
  comment: Comment
  postId: string
  /** The comment that begins the thread. */
  threadId: string
  words: CommentWords
}

/** The actions on a comment: like, answer, report, and remove one's own. */
export function CommentActs({ comment: { id, marks }, postId, threadId, words }: CommentActsProps) {
  const to = `/posts/${postId}/comments?of=${threadId}`

  return (
    <div className="comment-acts">
      <Toggle
        act={likeComment}
        words={words}
        fields={{ comment: id, to: `/posts/${postId}/comments` }}
        first={{ on: marks.liked, count: marks.likes }}
        label={{ off: words.likeComment, on: words.unlikeComment }}
      >
        {({ count }) => (
          <>
            <Heart size={15} aria-hidden="true" /> {count > 0 && count}{' '}
            <span className="sr-only">{words.likeComment}</span>
          </>
        )}
      </Toggle>
      <a href={to}>{words.answer}</a>
      {marks.own ? (
        <form action={takeBackComment}>
          <input type="hidden" name="comment" value={id} />
          <input type="hidden" name="to" value={`/posts/${postId}/comments`} />
          <button type="submit">{words.takeBack}</button>
        </form>
      ) : (
        <a href={`/posts/${postId}/report?comment=${id}`}>{words.report}</a>
      )}
    </div>
  )
}
