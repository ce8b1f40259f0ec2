import { randomUUID } from 'node:crypto'
import type { getRamai } from '../_request/visitor'
import { CommentForm } from '../social/comment-form'
import type { CommentWords } from '../social/words'
import { Answers, CommentItem } from './comment-list'
import type { FeedWords } from './get-feed-words'

type ThreadPartProps = {
  postId: string
  thread: Awaited<ReturnType<Awaited<ReturnType<typeof getRamai>>['comments']['thread']>>
  words: FeedWords
  acts: CommentWords
}

/** One comment and its answers. */
export function ThreadPart({ postId, thread, words, acts }: ThreadPartProps) {
  const threadId = thread.comment.id

  return (
    <div className="comments">
      <CommentItem comment={thread.comment} postId={postId} threadId={threadId} words={words} acts={acts} />
      <Answers answers={thread.answers} postId={postId} threadId={threadId} words={words} acts={acts} />
      <CommentForm
        post={postId}
        words={acts}
        answers={threadId}
        firstId={randomUUID()}
        to={`/posts/${postId}/comments?of=${threadId}`}
      />
      {thread.next && (
        <a
          href={`/posts/${postId}/comments?of=${threadId}&after=${encodeURIComponent(thread.next)}`}
          className="button button-quiet mt-4"
        >
          {words.answersMore}
        </a>
      )}
    </div>
  )
}
