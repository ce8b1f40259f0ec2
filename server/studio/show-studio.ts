import type { MemberContext } from '../context'
import type { Cursor } from '../feed/cursor'
import { findOwnCreator } from './creator'
import { listDrafts } from './draft'
import { showFigures } from './figures'
import { listOwnPosts } from './own-posts'

type Ctx = Pick<MemberContext, 'db' | 'language' | 'memberId' | 'now' | 'shops'>

type ShowStudio = { cursor?: Cursor | undefined; limit: number }

/**
 * Returns a creator's own drafts, posts and figures; null for a member without a creator account.
 */
export async function showStudio({ db, language, memberId, now, shops }: Ctx, { cursor, limit }: ShowStudio) {
  const creator = await findOwnCreator(db, memberId)
  if (!creator) return null
  const { id: creatorId } = creator

  return {
    creator,
    figures: await showFigures(db, { creatorId, now }),
    drafts: await listDrafts({ db, creatorId }),
    ...(await listOwnPosts({ db, language, now, shops, creatorId, cursor, limit })),
  }
}
