import { Face } from '../_ui/face'
import type { CommentWords } from '../social/words'
import { CommentActs } from './comment-acts'
import type { FeedWords } from './get-feed-words'
import type { Comment, Thread } from './trpc'

type CommentListProps = {
  postId: string
  threads: Thread[]
  words: FeedWords
  acts: CommentWords
  inSheet?: InSheet
}

/** The comment that a form answers, and the thread in which the answer appears. */
export type ReplyTarget = { id: string; threadId: string; name: string }

/** The actions that a sheet performs in place; a page leads to another page. */
export type InSheet = {
  /** Shows all answers of a thread. */
  onMore: (threadId: string) => void
  onAnswer: (comment: ReplyTarget) => void
  onReport: (commentId: string) => void
  /** Called after a member removed their own comment, with the thread if it was an answer. */
  onTakenBack: (threadId: string | undefined) => void
}

/** The comments of a post, with answers below the comment that they answer. */
export function CommentList({ postId, threads, words, acts, inSheet }: CommentListProps) {
  return (
    <ol className="comments">
      {threads.map((thread) => (
        <li key={thread.id} data-thread={thread.id}>
          <CommentItem
            comment={thread}
            threadId={thread.id}
            postId={postId}
            words={words}
            acts={acts}
            inSheet={inSheet}
          />
          {thread.answers.length > 0 && (
            <Answers
              answers={thread.answers}
              threadId={thread.id}
              postId={postId}
              words={words}
              acts={acts}
              inSheet={inSheet}
            />
          )}
          {thread.answerCount > thread.answers.length && (
            <a
              href={`/posts/${postId}/comments?of=${thread.id}`}
              className="comment-more"
              onClick={
                inSheet &&
                ((event) => {
                  event.preventDefault()
                  inSheet.onMore(thread.id)
                })
              }
            >
              {words.answersMore} ({thread.answerCount})
            </a>
          )}
        </li>
      ))}
    </ol>
  )
}

type Standing = {
  postId: string
  threadId: string
  words: FeedWords
  acts: CommentWords
  inSheet?: InSheet | undefined
}

export function Answers({ answers, ...standing }: Standing & { answers: Comment[] }) {
  return (
    <ol className="comments comment-answers">
      {answers.map((answer) => (
        <li key={answer.id}>
          <CommentItem comment={answer} {...standing} />
        </li>
      ))}
    </ol>
  )
}

export function CommentItem({ comment, postId, threadId, words, acts, inSheet }: Standing & { comment: Comment }) {
  const { content } = comment
  if (!content) return <p className="comment-removed">{words.commentRemoved}</p>
  const { author } = content

  return (
    <div className="comment">
      <Face person={author} />
      <div className="min-w-0">
        <p className="comment-author">
          <b>{author.name}</b> {content.byCreator && <span className="comment-creator">{words.byCreator}</span>}{' '}
          <time dateTime={comment.at}>{comment.ago}</time>
          {content.translated && <span className="comment-note"> · {words.translated}</span>}
        </p>
        <p lang={content.language} className="comment-text">
          {content.text}
        </p>
        <CommentActs
          comment={comment}
          name={author.name}
          words={acts}
          postId={postId}
          threadId={threadId}
          inSheet={inSheet}
        />
      </div>
    </div>
  )
}
