import { DomainError } from '@jembatan/platform/errors'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '@/db/connect'
import { comments, posts, reports } from '@/db/schema'
import { parseFields } from '../account/member-fields'
import { recordEvent } from '../audit/record-event'

export const REPORT_REASONS = ['misleading', 'unsafe_product', 'hate', 'spam', 'other'] as const

const LONGEST_NOTE = 500

const reportFields = z.object({
  reason: z.enum(REPORT_REASONS, 'reason_missing'),
  note: z.string().trim().max(LONGEST_NOTE, 'note_too_long'),
})

export type Report = { memberId: string; postId: string; commentId?: string | undefined; now: Date } & {
  reason: string
  note: string
}

/**
 * Keeps what a member told the moderators of a post, or of a comment under it. Once for each: whoever tells again is
 * thanked again.
 * @throws {FieldsRefused} without a reason; {DomainError} `post_unknown`, `comment_unknown`.
 */
export async function report(db: Database, { memberId, postId, commentId, now, ...told }: Report) {
  const { reason, note } = parseFields(reportFields, told)
  const [what, code] = commentId ? ([comments, 'comment_unknown'] as const) : ([posts, 'post_unknown'] as const)
  const [there] = await db.execute(sql`select from ${what} where id = ${commentId ?? postId}`)
  if (!there) throw new DomainError('not_found', code, 'There is nothing like that to report.')

  await db.transaction(async (tx) => {
    const [kept] = await tx
      .insert(reports)
      .values({ memberId, ...(commentId ? { commentId } : { postId }), reason, note, at: now })
      .onConflictDoNothing()
      .returning({ id: reports.id })
    if (kept)
      await recordEvent(tx, {
        kind: 'report_received',
        detail: { reason, about: commentId ? 'comment' : 'post' },
        at: now,
      })
  })
}
