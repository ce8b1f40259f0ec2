import { DomainError } from '@jembatan/platform/errors'
import { sql } from 'drizzle-orm'
import { comments, creators, posts, reports } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { MemberContext } from '../context'
import type { REPORT_REASONS } from './limits'

/** The reported item: a post, a comment under it, or a creator. */
export type About =
  | { kind: 'post'; postId: string; commentId?: string | undefined }
  | { kind: 'creator'; creatorId: string }

export type Report = { about: About; reason: (typeof REPORT_REASONS)[number]; note: string }

/**
 * Stores a member's report. A second report of the same item is accepted without another row.
 * @throws {DomainError} `post_unknown`, `comment_unknown`, `creator_unknown`.
 */
export async function report(
  { db, memberId, now }: Pick<MemberContext, 'db' | 'memberId' | 'now'>,
  { about, reason, note }: Report,
) {
  const { kind, table, id, subject } = subjectOf(about)
  const [there] = await db.execute(sql`select from ${table} where id = ${id}`)
  if (!there) throw new DomainError('not_found', `${kind}_unknown`, 'There is nothing like that to report.')

  await db.transaction(async (tx) => {
    const [inserted] = await tx
      .insert(reports)
      .values({ memberId, ...subject, reason, note, at: now })
      .onConflictDoNothing()
      .returning({ id: reports.id })
    if (inserted) await recordEvent(tx, { kind: 'report_received', detail: { reason, about: kind }, at: now })
  })
}

function subjectOf(about: About) {
  if (about.kind === 'creator') {
    const { creatorId } = about
    return { kind: 'creator', table: creators, id: creatorId, subject: { creatorId } } as const
  }
  const { postId, commentId } = about
  if (commentId !== undefined)
    return { kind: 'comment', table: comments, id: commentId, subject: { commentId } } as const

  return { kind: 'post', table: posts, id: postId, subject: { postId } } as const
}
