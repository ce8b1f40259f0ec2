import type { IncomingMessage, ServerResponse } from 'node:http'
import { readCookie, writeCookie } from '@jembatan/platform/cookies'
import { nearestHop } from '@jembatan/platform/request'
import type { Database } from '@/db/connect'
import { chooseLanguage, LANGUAGE_COOKIE } from '@/i18n/language'
import { log } from '../../log'
import { ASKED_WITHIN_SECONDS, ASKS, againAfter, isNear } from '../../waiting-room/asking'
import { keepLooking, openDoorkeeper, type RoomTicket, type Visit, type Waiting } from '../../waiting-room/doorkeeper'
import { KEPT_SECONDS } from '../../waiting-room/rooms'
import { ticketCookie } from '../../waiting-room/ticket'
import { answerPlace, answerTooMany, answerWaiting, type Standing } from './waiting-page'

const CHECKOUT = '/checkout/[basketId]'

/**
 * Pages where buying starts and continues. Pages after a purchase, machine endpoints and browsing
 * pages never queue.
 */
const PAGES = new Set(['/products/[id]', '/buy/[item]', '/basket', CHECKOUT])

const A_DAY = 24 * 60 * 60

type PageRequest = Pick<Visit, 'pattern' | 'params'>

/**
 * Opens the waiting room of this web process. `askFirst` runs before every admitted request and
 * returns whether it has responded instead of the page. While no room is open it checks only
 * memory.
 * @param secret signs the tickets: 64 hexadecimal digits.
 */
export function standBeforePages({ db, secret }: { db: Database; secret: string }) {
  const keeper = openDoorkeeper({ db, secret })
  const stop = keepLooking(keeper)

  async function answerInstead(request: IncomingMessage, response: ServerResponse, page: PageRequest) {
    const { headers, method, url = '/' } = request
    const incoming = headersOf(request)
    const about = {
      language: chooseLanguage(readCookie(incoming, LANGUAGE_COOKIE), headers['accept-language'] ?? null),
      requestId: String(headers['x-request-id']),
    }
    const acts = method === 'POST' && page.pattern === CHECKOUT
    if (!acts && (method !== 'GET' || !PAGES.has(page.pattern))) return false
    const ahead = !acts && isPrefetch(headers)
    const visit: Visit = {
      ...page,
      address: nearestHop(incoming),
      ticketOf: (id) => readCookie(incoming, ticketCookie(id)),
      how: acts ? 'acts' : ahead ? 'looks ahead' : undefined,
    }
    const answer = (answered: Response) => write(response, answered)

    if (headers.accept === 'application/json') {
      const waiting = await keeper.placeOf(visit)
      return answer(answerPlace(waiting && standing(waiting), about))
    }
    const verdict = await keeper.judge(visit)
    if (verdict.verdict !== 'pass' && ahead) return answer(notNow(about))
    if (verdict.verdict === 'refuse')
      return answer(acts ? seeOther(url, headers) : answerTooMany(verdict.seconds, about))
    keepTickets(response, verdict.keep)
    if (verdict.verdict === 'pass') return false

    return answer(acts ? seeOther(url, headers) : answerWaiting(standing(verdict), about))
  }

  async function askFirst(request: IncomingMessage, response: ServerResponse, page: PageRequest) {
    if (!keeper.isAnyOpen()) return false

    // On a failure admit the request: a slow shop is better than a closed one.
    return answerInstead(request, response, page).catch((err: unknown) => {
      log.error({ err, requestId: request.headers['x-request-id'] }, 'the waiting room failed')
      return false
    })
  }

  return { askFirst, stop }
}

/** Next's partial requests and browser prefetches take no place in the queue. */
const isPrefetch = ({ rsc, 'sec-purpose': purpose }: IncomingMessage['headers']) =>
  rsc !== undefined || purpose !== undefined

const headersOf = ({ headers: { cookie = '', 'x-forwarded-for': address = '' } }: IncomingMessage) =>
  new Headers({ cookie, 'x-forwarded-for': String(address) })

function keepTickets(response: ServerResponse, tickets: RoomTicket[]) {
  const settings = { path: '/', secure: true, httpOnly: true, sameSite: 'lax', maxAge: A_DAY } as const
  for (const { roomId, ticket } of tickets)
    response.appendHeader('set-cookie', writeCookie(ticketCookie(roomId), ticket, settings))
}

const standing = ({ place, seconds, done, late }: Waiting): Standing => ({
  place,
  seconds,
  done,
  late,
  again: againAfter({ place, seconds }),
  near: isNear({ place }),
  asks: ASKS,
  seatFor: ASKED_WITHIN_SECONDS,
  placeFor: KEPT_SECONDS,
})

const RETRY_SECONDS = '5'

const notNow = ({ requestId }: { requestId: string }) =>
  Response.json(
    { error: 'waiting_room', requestId },
    { status: 503, headers: { 'cache-control': 'no-store', 'retry-after': RETRY_SECONDS } },
  )

/**
 * Redirects to the page itself, where a buyer without a seat waits. Next's client follows only
 * redirects in its own header.
 */
function seeOther(location: string, { 'next-action': action }: IncomingMessage['headers']) {
  const to: Record<string, string> = action ? { 'x-action-redirect': `${location};replace` } : { location }

  return new Response(null, { status: 303, headers: { ...to, connection: 'close' } })
}

async function write(response: ServerResponse, answer: Response) {
  const text = await answer.text()
  response.statusCode = answer.status
  for (const [name, value] of answer.headers) response.setHeader(name, value)
  response.setHeader('content-length', Buffer.byteLength(text)).end(text)

  return true
}
