'use client'

import { Sheet } from '../_ui/sheet'
import type { CommentWords } from '../social/words'
import { ShareLinks } from './share-links'

export type ShareSheetProps = {
  post: { id: string; caption: string; creator: { name: string } }
  words: CommentWords
  /** The label of the button that closes the sheet. */
  close: string
  onClose: () => void
}

/** The ways to share a post, over the feed. Without scripts they are on the post's own page. */
export function ShareSheet({ post, words, close, onClose }: ShareSheetProps) {
  return (
    <Sheet title={words.share} close={close} onClose={onClose}>
      <p className="my-4 line-clamp-2 text-muted leading-relaxed">
        {post.creator.name} · {post.caption}
      </p>
      <ShareLinks post={post.id} url={`${window.location.origin}/posts/${post.id}`} text={post.caption} words={words} />
    </Sheet>
  )
}
