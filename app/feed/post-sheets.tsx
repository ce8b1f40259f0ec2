'use client'

import { lazy, Suspense } from 'react'
import type { ReportSheetProps } from '../reports/report-sheet'
import type { ShareSheetProps } from '../share/share-sheet'
import { readCommentWords } from '../social/words'
import type { CommentsSheetProps } from './comments-sheet'
import type { FeedWords } from './get-feed-words'
import type { FeedPost } from './trpc'

/** A sheet over the feed, and its post. */
export type OpenSheet = { of: 'comments' | 'report' | 'share'; post: FeedPost }

type PostSheetsProps = {
  open: OpenSheet
  words: FeedWords
  /** Called when the post was reported. */
  onReported: (post: FeedPost) => void
  onClose: () => void
}

/** The sheets of a post: comments, report and share. */
export function PostSheets({ open: { of, post }, words, onReported, onClose }: PostSheetsProps) {
  const close = words.closeSheet

  return (
    <Suspense>
      {of === 'comments' && <CommentsSheet post={post} words={words} onClose={onClose} />}
      {of === 'share' && <ShareSheet post={post} close={close} onClose={onClose} />}
      {of === 'report' && (
        <ReportSheet about={{ post: post.id }} close={close} onSent={() => onReported(post)} onClose={onClose} />
      )}
    </Suspense>
  )
}

// Loaded with their messages when they are first opened, because most people only watch.
const readWords = () => readCommentWords(document.documentElement.lang)

const CommentsSheet = lazy(async () => {
  const [{ CommentsSheet: Sheet }, acts] = await Promise.all([import('./comments-sheet'), readWords()])

  return { default: (props: Omit<CommentsSheetProps, 'acts'>) => <Sheet {...props} acts={acts} /> }
})

const ShareSheet = lazy(async () => {
  const [{ ShareSheet: Sheet }, words] = await Promise.all([import('../share/share-sheet'), readWords()])

  return { default: (props: Omit<ShareSheetProps, 'words'>) => <Sheet {...props} words={words} /> }
})

const ReportSheet = lazy(async () => {
  const [{ ReportSheet: Sheet }, words] = await Promise.all([import('../reports/report-sheet'), readWords()])

  return {
    default: (props: Omit<ReportSheetProps, 'words' | 'title'>) => (
      <Sheet {...props} title={words.reportTitle} words={words} />
    ),
  }
})
