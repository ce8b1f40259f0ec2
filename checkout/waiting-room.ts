import type { IncomingMessage, ServerResponse } from 'node:http'
import { readCookie, writeCookie } from '@jembatan/platform/cookies'
import { nearestHop } from '@jembatan/platform/request'
import { keepDoorkeeper } from '@/app/waiting-room/doorkeeper'
import { answerPlace, answerTooMany, answerWaiting, type Standing } from '@/app/waiting-room/waiting-page'
import type { Database } from '@/db/connect'
import { chooseLanguage, LANGUAGE_COOKIE } from '@/i18n/language'
import { log } from '@/server/log'
import { ASKED_WITHIN_SECONDS, ASKS, againAfter, isNear } from '@/server/waiting-room/asking'
import { type Kept, keepLooking, openDoorkeeper, type Visit, type Waiting } from '@/server/waiting-room/doorkeeper'
import { KEPT_SECONDS } from '@/server/waiting-room/rooms'

/** Where buying begins and goes on. What follows a purchase, what machines call, and where one only looks, waits for nobody. */
const PAGES = new Set(['/products/[id]', '/buy/[item]', '/basket', '/checkout/[basketId]'])

const A_DAY = 24 * 60 * 60

/**
 * Opens the waiting room of this web process; the web server asks it through `askDoorkeeper`.
 * @param secret signs the tickets: 64 hexadecimal digits.
 */
export function startWaitingRoom({ db, secret }: { db: Database; secret: string }) {
  const keeper = openDoorkeeper({ db, secret })
  const stop = keepLooking(keeper)

  type Asked = Pick<Visit, 'pattern' | 'params'>

  async function answerInstead(request: IncomingMessage, response: ServerResponse, asked: Asked) {
    const { headers, method, url = '/' } = request
    const brought = headersOf(request)
    const about = {
      language: chooseLanguage(readCookie(brought, LANGUAGE_COOKIE), headers['accept-language'] ?? null),
      requestId: String(headers['x-request-id']),
    }
    const visit = { ...asked, address: nearestHop(brought), ticketOf: (id: string) => readCookie(brought, nameOf(id)) }
    const answer = (answered: Response) => write(response, answered)

    if (method === 'POST' && placesOrder(asked)) {
      if (!(await mayOrder(visit))) return answer(asked.pattern === PROCEDURE ? notNow(about) : seeOther(url))
      giveSeatOn(response, visit)
    }
    if (method !== 'GET' || !PAGES.has(asked.pattern)) return false
    if (looksAhead(headers) && !keeper.wasLetIn(visit.ticketOf)) return answer(notNow(about))
    if (headers.accept === 'application/json') {
      const waiting = await keeper.placeOf(visit)
      return answer(answerPlace(waiting && standing(waiting), about))
    }
    const judged = await keeper.judge(visit)
    if (judged.verdict === 'refuse') return answer(answerTooMany(judged.seconds, about))
    if (judged.keep) keepTicket(response, judged.keep)

    return judged.verdict === 'wait' && answer(answerWaiting(standing(judged), about))
  }

  const mayOrder = async (visit: Visit) =>
    visit.pattern === PROCEDURE ? keeper.wasLetIn(visit.ticketOf) : keeper.mayAct(visit)

  /** Who has ordered needs no seat any more: the next one comes in. */
  function giveSeatOn(response: ServerResponse, { pattern, ticketOf }: Visit) {
    response.once('finish', () => {
      const to = String(response.getHeader('x-action-redirect') ?? response.getHeader('location') ?? '')
      const ordered =
        pattern === PROCEDURE ? response.statusCode === 200 : to !== '' && !/^\/(checkout|basket)/.test(to)
      if (ordered) keeper.leave(ticketOf).catch((err: unknown) => log.error({ err }, 'a seat was not given on'))
    })
  }

  keepDoorkeeper({
    isAnyOpen: keeper.isAnyOpen,
    // Better a shop that is slow than one that is shut.
    answerInstead: (request, response, asked) =>
      answerInstead(request, response, asked).catch((err: unknown) => {
        log.error({ err, requestId: request.headers['x-request-id'] }, 'the waiting room failed')
        return false
      }),
  })

  return {
    stop: () => {
      stop()
      keepDoorkeeper(undefined)
    },
  }
}

const PROCEDURE = '/api/trpc/[trpc]'

/** Programs place an order by its procedure, and people on the page. */
const placesOrder = ({ pattern, params }: Pick<Visit, 'pattern' | 'params'>) =>
  pattern === '/checkout/[basketId]' ||
  (pattern === PROCEDURE && String(params.trpc).split(',').includes('order.place'))

/** Next asks for the parts of a page, and browsers for pages that nobody has opened yet: neither takes a place. */
const looksAhead = ({ rsc, 'sec-purpose': purpose }: IncomingMessage['headers']) =>
  rsc !== undefined || purpose !== undefined

const headersOf = ({ headers: { cookie = '', 'x-forwarded-for': address = '' } }: IncomingMessage) =>
  new Headers({ cookie, 'x-forwarded-for': String(address) })

const nameOf = (roomId: string) => `__Host-pasar_place_${encodeURIComponent(roomId)}`

const keepTicket = (response: ServerResponse, { roomId, ticket }: Kept) =>
  response.appendHeader(
    'set-cookie',
    writeCookie(nameOf(roomId), ticket, { path: '/', secure: true, httpOnly: true, sameSite: 'lax', maxAge: A_DAY }),
  )

const standing = ({ place, seconds, done, late }: Waiting): Standing => ({
  ...{ place, seconds, done, late },
  ...{ again: againAfter({ place, seconds }), near: isNear({ place }), asks: ASKS },
  ...{ seatFor: ASKED_WITHIN_SECONDS, placeFor: KEPT_SECONDS },
})

const RETRY_SECONDS = '5'

const notNow = ({ requestId }: { requestId: string }) =>
  Response.json(
    { error: 'waiting_room', requestId },
    { status: 503, headers: { 'cache-control': 'no-store', 'retry-after': RETRY_SECONDS } },
  )

/** To the page itself, where whoever has no seat waits. */
const seeOther = (location: string) => new Response(null, { status: 303, headers: { location, connection: 'close' } })

async function write(response: ServerResponse, answer: Response) {
  const text = await answer.text()
  response.statusCode = answer.status
  for (const [name, value] of answer.headers) response.setHeader(name, value)
  response.setHeader('content-length', Buffer.byteLength(text)).end(text)

  return true
}
