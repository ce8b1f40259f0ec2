import { Undo2 } from 'lucide-react'
import type { FeedWords } from './get-feed-words'

type UndoClosingProps = { words: FeedWords; postId: string | undefined; onUndo: (postId: string) => void }

/** Says that an ad was closed, and takes it back: a thumb slips. */
export function UndoClosing({ words, postId, onUndo }: UndoClosingProps) {
  return (
    <div className="undo-place" role="status">
      {postId !== undefined && (
        <form
          method="post"
          action="/ads/reopen"
          className="undo"
          onSubmit={(event) => {
            event.preventDefault()
            onUndo(postId)
          }}
        >
          <input type="hidden" name="post" value={postId} />
          <p>{words.adClosed}</p>
          <button type="submit">
            <Undo2 size={16} aria-hidden="true" />
            {words.undo}
          </button>
        </form>
      )}
    </div>
  )
}
