'use client'

import { Sheet } from '../_ui/sheet'
import type { CommentWords } from '../social/words'
import { ReportForm, type ReportSubject } from './report-form'

export type ReportSheetProps = {
  about: ReportSubject
  title: string
  words: CommentWords
  /** The label of the button that closes the sheet. */
  close: string
  onSent?: () => void
  onClose: () => void
}

/** A report over the feed. Without scripts it is a page. */
export function ReportSheet({ about, title, words, close, onSent, onClose }: ReportSheetProps) {
  return (
    <Sheet title={title} close={close} onClose={onClose}>
      <p className="my-4 text-muted leading-relaxed">{words.reportText}</p>
      <ReportForm about={about} words={words} onSent={onSent} />
    </Sheet>
  )
}
