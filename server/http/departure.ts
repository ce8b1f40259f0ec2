import { endpoint } from '@jembatan/http/endpoints'
import { readCookie, writeCookie } from '@jembatan/platform/cookies'
import { LANGUAGE_COOKIE } from '@/i18n/language'
import { LEAVE_NOTICE_COOKIE, LINK_COOKIE, NOTICE_OFF, readLinkKind } from '../handoff/cookies'
import { DEPARTURES } from '../handoff/limits'
import { withLanguage } from '../handoff/with-language'
import { readRefusal } from '../trpc/failures'
import { readTap, type Tap } from './read-tap'
import { refuseDeparture } from './refuse-departure'
import { readViewer } from './viewer-cookie'
import { ramaiOf } from './visitor'

const A_YEAR = 60 * 60 * 24 * 365

/**
 * Answers a person's own tap: with the leave notice unless it was dismissed, then with one
 * redirect.
 */
async function leave(request: Request) {
  const tap = await readTap(request)
  if ('refused' in tap) return refuseDeparture(request, tap.refused)

  const answer = await follow(request, tap)
  if (tap.skipNotice)
    answer.headers.append(
      'set-cookie',
      writeCookie(LEAVE_NOTICE_COOKIE, NOTICE_OFF, { maxAge: A_YEAR, sameSite: 'lax', httpOnly: true }),
    )

  return answer
}

async function follow(request: Request, { promotion, postId, noticeRead, skipNotice }: Tap) {
  const { headers } = request
  const noticeWaived = noticeRead || skipNotice || readCookie(headers, LEAVE_NOTICE_COOKIE) === NOTICE_OFF
  if (!noticeWaived) {
    const notice = `/leaving/${promotion.shop}/${promotion.promoId}`

    return leaveTo(postId ? `${notice}?post=${postId}` : notice)
  }

  const { viewer, cookie } = readViewer(headers)
  const answer = await depart(request, { ...promotion, postId, viewer })
  if (cookie) answer.headers.append('set-cookie', cookie)

  return answer
}

async function depart(request: Request, departure: Tap['promotion'] & Pick<Tap, 'postId'> & { viewer: string }) {
  const { handoff } = ramaiOf(request)
  const isPlain = readLinkKind(readCookie(request.headers, LINK_COOKIE)) === 'plain'
  try {
    if (isPlain) return leaveTo((await handoff.plainLink(departure)).location)
    const { location } = await handoff.start(departure)

    return leaveTo(withLanguage(location, readCookie(request.headers, LANGUAGE_COOKIE)))
  } catch (failure) {
    const refusal = readRefusal(failure)
    if (!refusal) throw failure

    return refuseDeparture(request, refusal)
  }
}

function leaveTo(location: string) {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}

/** The only way out of Ramai. A reload or a bookmark of its address is not a tap. */
export const departure = endpoint(
  ['GET', 'POST'],
  '/out',
  {
    who: 'anybody',
    changes: true,
    limits: DEPARTURES,
    body: 4000,
    accepts: 'form',
    judgesItself: ['page'],
  },
  (request) => (request.method === 'POST' ? leave(request) : refuseDeparture(request, { code: 'method' })),
)
