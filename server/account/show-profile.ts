import { eq } from 'drizzle-orm'
import { creators, follows } from '@/db/schema'
import type { MemberContext } from '../context'
import { showCreator } from '../feed/show-creator'

type Ctx = Pick<MemberContext, 'db' | 'language' | 'member' | 'memberId' | 'now'>

/** Returns a member's own profile; with a creator account also its page, unless it was closed. */
export async function showProfile({ db, language, member, memberId, now }: Ctx) {
  const [own] = await db.select().from(creators).where(eq(creators.memberId, memberId))
  const page = own && own.closedAt === null ? await showCreator({ db, language, now }, { id: own.id }) : null

  return {
    member,
    following: await db.$count(follows, eq(follows.memberId, memberId)),
    creator: own && page ? { ...page, bioId: own.bioId, bioEn: own.bioEn } : null,
  }
}
