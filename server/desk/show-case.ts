import type { Context } from '../context'
import { type FeedPost, readPosts, toFeedPost } from '../feed/feed-post'
import { listReported } from '../media/list-reported'
import { listDecisions, listReports, listThread, showAccount } from '../moderation/case-history'
import type { ModerationCase } from '../moderation/change-case'
import { showCase } from '../moderation/list-cases'
import { undoUntil } from '../moderation/undo-decision'

type Ctx = Pick<Context, 'db' | 'language' | 'now' | 'shops'>

/**
 * Returns all that a moderator judges by: the item, the post and the conversation that it belongs
 * to, the reports, and the history of its owner and of each reporter.
 * @throws {DomainError} `case_unknown`
 */
export async function showWholeCase(ctx: Ctx, { id }: { id: string }) {
  const { db, language, now } = ctx
  const one = await showCase(ctx, { id })
  const [uploads, thread, reportDetails, account, decisions] = await Promise.all([
    listReported(db, id),
    one.commentId === null ? [] : listThread(db, { commentId: one.commentId, language }),
    listReports(db, id),
    showAccount(db, one),
    listDecisions(db, id),
  ])

  return {
    ...one,
    post: await findPost(ctx, one.postId ?? (await postOfComment(ctx, one))),
    uploads,
    thread,
    reportDetails,
    account,
    decisions,
    undoUntil:
      (one.status === 'kept' || one.status === 'taken_down') && one.decidedAt && undoUntil(one.decidedAt) > now
        ? undoUntil(one.decidedAt)
        : null,
  }
}

async function findPost(ctx: Ctx, id: string | null): Promise<FeedPost | null> {
  const [row] = id === null ? [] : await readPosts(ctx.db, [id])

  return row ? toFeedPost(row, ctx) : null
}

async function postOfComment({ db }: Ctx, { commentId }: Pick<ModerationCase, 'commentId'>) {
  if (commentId === null) return null
  const comment = await db.query.comments.findFirst({
    columns: { postId: true },
    where: ({ id }, { eq }) => eq(id, commentId),
  })

  return comment?.postId ?? null
}
