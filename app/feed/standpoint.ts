import { cookies } from 'next/headers'
import { z } from 'zod'
import { LEAVE_NOTICE_COOKIE, NOTICE_OFF } from '../departure/leave-notice'
import { readLinkKind } from '../link/link-kind'
import { getVisitor } from '../visitor'
import { PLACE_COOKIE } from './place'

const postId = z
  .string()
  .regex(/^[a-z0-9-]{1,64}$/)
  .optional()
  .catch(undefined)

/** What the address of a list may name. */
export type AskedPost = { post?: string | string[] | undefined; closed?: string | string[] | undefined }

/**
 * Where in the feed a person stands, and how a tap leaves from there: at the post in the address, or else where they
 * were when they left. The way back from the shop is a constant address, so only Ramai's own cookie can know.
 */
export async function getStandpoint({ post, closed }: AskedPost, { remembered = true } = {}) {
  const jar = await cookies()
  const justClosed = postId.parse(closed)
  const visitor = await getVisitor()

  return {
    startAt: postId.parse(post) ?? (remembered ? postId.parse(jar.get(PLACE_COOKIE)?.value) : undefined),
    departsAtOnce: jar.get(LEAVE_NOTICE_COOKIE)?.value === NOTICE_OFF,
    link: readLinkKind(jar),
    justClosed: visitor.closed.includes(justClosed ?? '') ? justClosed : undefined,
  }
}
