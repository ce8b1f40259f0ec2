import { z } from 'zod'
import { LONGEST_COMMENT, REPORT_REASONS } from './limits'

const id = z.string().min(1).max(64)

export const comment = z.object({
  id: z.guid(),
  postId: id,
  answers: z.guid().optional(),
  body: z.string().trim().min(1, 'comment_missing').max(LONGEST_COMMENT, 'comment_too_long'),
})

const reportFields = z.object({
  reason: z.enum(REPORT_REASONS, 'reason_missing'),
  note: z.string().trim().max(500, 'note_too_long'),
})

export const report = reportFields.extend({
  about: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('post'), postId: id, commentId: z.guid().optional() }),
    z.object({ kind: z.literal('creator'), creatorId: id }),
  ]),
})

/** A report names a creator, or a post and optionally a comment under it. */
export const reportForm = reportFields.extend({
  post: id.optional(),
  comment: z.guid().optional(),
  creator: id.optional(),
})
