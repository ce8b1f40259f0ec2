import { readBegunPage } from '../feed/begun-page'
import { readCursor } from '../feed/cursor'
import { type ListContext, listPosts } from '../feed/list-posts'
import { type RequestedScope, scopeFor } from '../feed/scope'
import type { BrowsingContext } from '../lagging'
import { withMarks } from '../social/read-marks'
import { explained, listForYou } from './list-for-you'

type ListFeed = {
  scope: RequestedScope
  startAt?: string | undefined
  cursor?: string | null | undefined
  direction: 'forward' | 'backward'
  few?: number | undefined
  limit: number
}

/**
 * Returns a page of posts with the member's own marks. The list of everybody is in the member's own
 * order.
 */
export async function listFeed(
  ctx: ListContext & Pick<BrowsingContext, 'primary'>,
  { scope, direction, cursor, ...input }: ListFeed,
) {
  const page = { ...input, direction: direction === 'backward' ? ('newer' as const) : ('older' as const) }
  const { posts, ...rest } =
    scope.of === 'everybody'
      ? await listForYou(ctx, { ...page, cursor })
      : explained(
          await listPosts(ctx, {
            ...page,
            scope: scopeFor(ctx, scope),
            cursor: readCursor(cursor),
            firstPart: readBegunPage(cursor),
          }),
        )

  return { ...rest, posts: await withMarks({ ...ctx, db: ctx.primary }, posts) }
}
