import { cookies } from 'next/headers'
import { LEAVE_NOTICE_COOKIE, NOTICE_OFF } from '@/app/departure/leave-notice'
import { getRamai } from '@/app/visitor'
import { readRefusal } from '@/server/trpc/caller'
import { readTap } from './read-tap'
import { refuse } from './refuse'
import { addressOf, getViewer } from './viewer'

const A_YEAR = 60 * 60 * 24 * 365

/** The one way out of Ramai. A person's own tap, a leave notice if they have not waived it, one signed redirect. */
export async function POST(request: Request) {
  const tap = await readTap(request)
  if ('refused' in tap) return refuse(tap.refused)

  const jar = await cookies()
  if (tap.skipNotice) jar.set(LEAVE_NOTICE_COOKIE, NOTICE_OFF, { maxAge: A_YEAR, sameSite: 'lax', httpOnly: true })
  const noticeWaived = tap.noticeRead || jar.get(LEAVE_NOTICE_COOKIE)?.value === NOTICE_OFF
  if (!noticeWaived) return leaveTo(`/leaving/${tap.promoId}`)

  try {
    const ramai = await getRamai()
    const { promoId } = tap
    const { location } = await ramai.handoff.start({
      promoId,
      viewer: getViewer(jar),
      address: addressOf(request),
    })

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
