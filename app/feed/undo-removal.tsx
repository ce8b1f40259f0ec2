import { Undo2 } from 'lucide-react'
import { type Acted, hide } from '../social/actions'
import type { FeedWords } from './get-feed-words'
import type { Removal } from './use-removals'

type UndoRemovalProps = {
  words: FeedWords
  /** The last removal; undefined once the person has moved on. */
  removal: Removal | undefined
  /** Why the last removal was not saved. */
  refused: Acted['refused']
  /** The list to which a form without scripts returns. */
  to: string
  onUndo: (removal: Removal) => void
}

/** Reports that a post left the list, and offers to undo that. */
export function UndoRemoval({ words, removal, refused, to, onUndo }: UndoRemovalProps) {
  const { social } = words
  const message = { ad: words.adClosed, post: social.hiddenPost, seller: social.hiddenSeller }

  return (
    <div className="undo-place" role="status">
      {removal && (
        <form
          {...(removal.kind === 'ad'
            ? { method: 'post', action: '/ads/reopen' }
            : // React's types know no action that answers; the answer is for the script, which calls it in onUndo.
              { action: hide as unknown as (form: FormData) => Promise<void> })}
          className="undo"
          onSubmit={(event) => {
            event.preventDefault()
            onUndo(removal)
          }}
        >
          <input type="hidden" name="post" value={removal.postId} />
          <input type="hidden" name="what" value={removal.kind} />
          <input type="hidden" name="on" value="no" />
          <input type="hidden" name="to" value={`${to}?post=${removal.postId}`} />
          <p>{refused ? whyNot(refused, words) : message[removal.kind]}</p>
          <button type="submit">
            <Undo2 size={16} aria-hidden="true" />
            {words.undo}
          </button>
        </form>
      )}
      {!removal && refused && <p className="undo">{whyNot(refused, words)}</p>}
    </div>
  )
}

const whyNot = ({ seconds }: { seconds: number }, { social }: FeedWords) =>
  seconds > 0 ? social.slowDown.replace('{seconds}', String(seconds)) : social.notKept
