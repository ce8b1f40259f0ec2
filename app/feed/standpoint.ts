import { cookies } from 'next/headers'
import { z } from 'zod'
import { LEAVE_NOTICE_COOKIE, LINK_COOKIE, NOTICE_OFF, readLinkKind } from '@/server/handoff/cookies'
import { getVisitor, type Visitor } from '../_request/visitor'
import { PLACE_COOKIE } from './place'
import type { Removal } from './use-removals'

const postId = z
  .string()
  .regex(/^[a-z0-9-]{1,64}$/)
  .optional()
  .catch(undefined)

const hiddenKind = z.enum(['post', 'seller']).optional().catch(undefined)

/** The query parameters of a list's address. */
export type RequestedPost = Partial<Record<'post' | 'closed' | 'hidden' | 'after', string | string[] | undefined>>

/**
 * Returns the current post in the feed and how a tap leaves: the post in the address, or else the
 * last one that was viewed. The way back from the shop is a fixed address, so this reads Ramai's
 * own cookie.
 */
export async function getStandpoint({ post, closed, hidden }: RequestedPost, { remembered = true } = {}) {
  const jar = await cookies()
  const visitor = await getVisitor()
  const addressed = postId.parse(post)

  return {
    startAt: addressed ?? (remembered ? postId.parse(jar.get(PLACE_COOKIE)?.value) : undefined),
    departsAtOnce: jar.get(LEAVE_NOTICE_COOKIE)?.value === NOTICE_OFF,
    link: readLinkKind(jar.get(LINK_COOKIE)?.value),
    justGone: justGone({ opened: addressed, closed: postId.parse(closed), hidden: hiddenKind.parse(hidden) }, visitor),
  }
}

type Removals = { opened: string | undefined; closed: string | undefined; hidden: 'post' | 'seller' | undefined }

/**
 * Returns what was just closed or hidden, if this visit's cookie or a session makes that possible.
 */
function justGone({ opened, closed, hidden }: Removals, visitor: Visitor): Removal | undefined {
  if (closed !== undefined && visitor.closed.includes(closed)) return { kind: 'ad', postId: closed }

  return hidden && opened && visitor.session ? { kind: hidden, postId: opened } : undefined
}
