import type { CommentWords } from '../social/words'
import { CommentActs } from './comment-acts'
import type { FeedWords } from './get-feed-words'
import type { Comment, Thread } from './trpc'

type CommentListProps = {
  postId: string
  threads: Thread[]
  words: FeedWords
  acts: CommentWords
  /** Shows the other answers here instead of on a separate page. */
  onMore?: (threadId: string) => void
}

/** The comments of a post, with answers below the comment that they answer. */
export function CommentList({ postId, threads, words, acts, onMore }: CommentListProps) {
  return (
    <ol className="comments">
      {threads.map((thread) => (
        <li key={thread.id}>
          <CommentItem comment={thread} threadId={thread.id} postId={postId} words={words} acts={acts} />
          {thread.answers.length > 0 && (
            <Answers answers={thread.answers} threadId={thread.id} postId={postId} words={words} acts={acts} />
          )}
          {thread.answerCount > thread.answers.length && (
            <a
              href={`/posts/${postId}/comments?of=${thread.id}`}
              className="comment-more"
              onClick={
                onMore &&
                ((event) => {
                  event.preventDefault()
                  onMore(thread.id)
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

type Standing = { postId: string; threadId: string; words: FeedWords; acts: CommentWords }

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

export function CommentItem({ comment, postId, threadId, words, acts }: Standing & { comment: Comment }) {
  const { said } = comment
  if (!said) return <p className="comment-removed">{words.commentRemoved}</p>
  const { author } = said

  return (
    <div className="comment">
      <Initials author={author} />
      <div className="min-w-0">
        <p className="comment-author">
          <b>{author.name}</b> {said.byCreator && <span className="comment-creator">{words.byCreator}</span>}{' '}
          <time dateTime={comment.at}>{comment.ago}</time>
          {said.translated && <span className="comment-note"> · {words.translated}</span>}
        </p>
        <p lang={said.language} className="comment-text">
          {said.text}
        </p>
        <CommentActs comment={comment} postId={postId} threadId={threadId} words={acts} />
      </div>
    </div>
  )
}

const TONES = ['#f3d9c8', '#cfe6dc', '#d9d4f2', '#f6e6bf', '#d3e0f3', '#e2edd6', '#f7d6cd', '#eadfce']

function Initials({ author }: { author: { handle: string; name: string; image: string | null } }) {
  const tone = TONES[[...author.handle].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % TONES.length]
  const initials = author.name
    .split(' ')
    .slice(0, 2)
    .map((word) => word.charAt(0))

  return author.image ? (
    // biome-ignore lint/performance/noImgElement: a small picture of our own; nothing to optimise
    <img src={author.image} alt="" width={36} height={36} loading="lazy" className="comment-face" />
  ) : (
    <span aria-hidden="true" className="comment-face" style={{ background: tone }}>
      {initials}
    </span>
  )
}
