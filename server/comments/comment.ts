import type { comments, members } from '@/db/schema'
import type { Language } from '@/i18n/language'
import type { Context } from '../context'

export type Comment = {
  id: string
  /** Null when the comment was removed: neither its text nor its author is shown. */
  content: {
    author: { handle: string; name: string; image: string | null }
    /** Whether the author is the post's own creator. */
    byCreator: boolean
    text: string
    language: Language
    translated: boolean
  } | null
  /** ISO 8601. */
  at: string
  /** The age in the reader's language. */
  ago: string
}

type Row = {
  comment: typeof comments.$inferSelect
  member: Pick<typeof members.$inferSelect, 'id' | 'handle' | 'name' | 'image'>
  creatorMemberId: string | null
}

export type CommentReader = Pick<Context, 'language' | 'now'>

export function toComment({ comment, member, creatorMemberId }: Row, { language, now }: CommentReader): Comment {
  const translated = language === 'en' && comment.bodyEn !== null

  return {
    id: comment.id,
    content:
      comment.removedAt === null
        ? {
            author: { handle: member.handle, name: member.name, image: member.image },
            byCreator: member.id === creatorMemberId,
            text: translated ? (comment.bodyEn ?? comment.body) : comment.body,
            language: translated || comment.language === 'en' ? 'en' : 'id',
            translated,
          }
        : null,
    at: comment.at.toISOString(),
    ago: describeAge(now.getTime() - comment.at.getTime(), language),
  }
}

const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** Returns the age, such as "3 hours ago"; "now" below one minute. */
function describeAge(milliseconds: number, language: Language): string {
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const step = STEPS.find(([, length]) => milliseconds >= length)

  return step ? words.format(-Math.floor(milliseconds / step[1]), step[0]) : words.format(0, 'second')
}
