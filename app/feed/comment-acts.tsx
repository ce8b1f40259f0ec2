'use client'

import { Heart } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type MouseEvent, startTransition, useState } from 'react'
import { likeComment, takeBackComment } from '../social/actions'
import { Toggle } from '../social/toggle'
import type { CommentWords } from '../social/words'
import type { InSheet } from './comment-list'
import type { Comment } from './trpc'

type CommentActsProps = {
  comment: Comment
  /** The name of its author. */
  name: string
  postId: string
  /** The comment that begins the thread. */
  threadId: string
  words: CommentWords
  inSheet?: InSheet | undefined
}

/** The actions on a comment: like, answer, report, and remove one's own. */
export function CommentActs({ comment: { id, marks }, name, postId, threadId, words, inSheet }: CommentActsProps) {
  const inPlace = (act: ((sheet: InSheet) => void) | undefined) => (event: MouseEvent) => {
    if (!inSheet || !act) return
    event.preventDefault()
    act(inSheet)
  }

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
      <a
        href={`/posts/${postId}/comments?of=${threadId}`}
        onClick={inPlace(({ onAnswer }) => onAnswer({ id, threadId, name }))}
      >
        {words.answer} <span className="sr-only">{name}</span>
      </a>
      {marks.own ? (
        <TakeBack
          comment={id}
          to={`/posts/${postId}/comments`}
          words={words}
          onTakenBack={inSheet && (() => inSheet.onTakenBack(id === threadId ? undefined : threadId))}
        />
      ) : (
        <a href={`/posts/${postId}/report?comment=${id}`} onClick={inPlace(({ onReport }) => onReport(id))}>
          {words.report}
        </a>
      )}
    </div>
  )
}

type TakeBackProps = { comment: string; to: string; words: CommentWords; onTakenBack: (() => void) | undefined }

/** Removes one's own comment; without script after a page load. */
function TakeBack({ comment, to, words, onTakenBack }: TakeBackProps) {
  const router = useRouter()
  const [failed, setFailed] = useState(false)

  return (
    // React's types do not allow an action that returns a value.
    <form
      action={takeBackComment as unknown as (form: FormData) => Promise<void>}
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        startTransition(async () => {
          const { refused } = await takeBackComment(form).catch(() => ({ refused: true }))
          setFailed(refused !== undefined)
          if (refused) return
          if (onTakenBack) return onTakenBack()
          // The page of a removed comment without answers no longer exists.
          router.push(to)
          router.refresh()
        })
      }}
    >
      <input type="hidden" name="comment" value={comment} />
      <input type="hidden" name="to" value={to} />
      <button type="submit">{words.takeBack}</button>
      <span role="status" className="act-note">
        {failed && words.notKept}
      </span>
    </form>
  )
}
