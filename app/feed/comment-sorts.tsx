import { COMMENT_SORTS, type CommentSort } from '@/server/comments/limits'
import type { CommentWords } from '../social/words'

type CommentSortsProps = {
  postId: string
  chosen: CommentSort
  words: CommentWords
  /** Sorts in place; a page leads to its other order. */
  onChoose?: (sort: CommentSort) => void
}

export function CommentSorts({ postId, chosen, words, onChoose }: CommentSortsProps) {
  return (
    <nav aria-label={words.sortComments.label} className="flex gap-4 text-sm">
      {COMMENT_SORTS.map((sort) => (
        <a
          key={sort}
          href={`/posts/${postId}/comments${sort === 'top' ? '?sort=top' : ''}`}
          aria-current={sort === chosen ? 'true' : undefined}
          className="inline-flex min-h-11 items-center text-muted aria-[current]:font-bold aria-[current]:text-ink"
          onClick={
            onChoose &&
            ((event) => {
              event.preventDefault()
              onChoose(sort)
            })
          }
        >
          {words.sortComments[sort]}
        </a>
      ))}
    </nav>
  )
}
