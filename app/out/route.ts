import { nearestHop } from '@jembatan/platform/request'
import { cookies } from 'next/headers'
import { LEAVE_NOTICE_COOKIE, NOTICE_OFF } from '@/app/departure/leave-notice'
import { readLinkKind } from '@/app/link/link-kind'
import { getRamai } from '@/app/visitor'
import { readRefusal } from '@/server/trpc/caller'
import { readTap } from './read-tap'
import { refuse } from './refuse'
import { getViewer } from './viewer'

const A_YEAR = 60 * 60 * 24 * 365

/** The one way out of Ramai. A person's own tap, a leave notice if they have not waived it, one redirect. */
export async function POST(request: Request) {
  const tap = await readTap(request)
  if ('refused' in tap) return refuse(tap.refused)

  const jar = await cookies()
  if (tap.skipNotice) jar.set(LEAVE_NOTICE_COOKIE, NOTICE_OFF, { maxAge: A_YEAR, sameSite: 'lax', httpOnly: true })
  const noticeWaived = tap.noticeRead || jar.get(LEAVE_NOTICE_COOKIE)?.value === NOTICE_OFF
  if (!noticeWaived) return leaveTo(`/leaving/${tap.promotion.shop}/${tap.promotion.promoId}`)

  try {
    const { handoff } = await getRamai()
    const leave = readLinkKind(jar) === 'plain' ? handoff.plainLink : handoff.start
    const { location } = await leave({ ...tap.promotion, viewer: getViewer(jar), address: nearestHop(request.headers) })

    return leaveTo(location)
  } catch (failure) {
    const refusal = readRefusal(failure)
    if (!refusal) throw failure

    return refuse(refusal)
  }
}

/** A reload or a bookmark of this address is no tap. */
export const GET = () => refuse({ code: 'method' })

function leaveTo(location: string) {
  return new Response(null, {
    status: 303,
    headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  })
}
