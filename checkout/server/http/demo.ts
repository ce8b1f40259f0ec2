import { type Declaration, endpoint } from '@jembatan/http/endpoints'
import { writeCookie } from '@jembatan/platform/cookies'
import { htmlEscape } from 'escape-goat'
import {
  answer,
  disableBreach,
  enableBreach,
  forget,
  giveTicket,
  giveVoucher,
  handOverCash,
  moveClock,
  moveParcel,
  readBreaches,
  readClock,
} from '../demo/routes'
import { spendTicket } from '../demo/tickets'
import { ACCOUNT_COOKIE, SEEN_COOKIE, SESSION_COOKIE, SESSION_COOKIE_OPTIONS } from '../session/cookies'
import { requestIdOf } from '../trpc/visitor'
import { readArrival } from './page/arrival'
import { answerPage, guardHeaders } from './page/own-page'
import { wordsOf } from './page/words'

/**
 * Continues in this browser as the buyer that a scenario prepared in another; spends the ticket.
 */
function openTicket(request: Request, { ticket }: { ticket: string }) {
  const admitted = spendTicket(ticket)
  if (!admitted) return answerSpent(request)
  const headers = new Headers({ ...guardHeaders(requestIdOf(request)), location: admitted.path })
  headers.append('set-cookie', writeCookie(SESSION_COOKIE, admitted.session, SESSION_COOKIE_OPTIONS))
  // The prepared buyer is a guest, so sign out the account: it would not see the guest's orders.
  for (const name of [ACCOUNT_COOKIE, SEEN_COOKIE])
    headers.append('set-cookie', writeCookie(name, '', { ...SESSION_COOKIE_OPTIONS, maxAge: 0 }))

  return new Response(null, { status: 303, headers })
}

/** A HEAD request, such as a preview's, spends nothing. */
const headTicket = (request: Request) => new Response(null, { headers: guardHeaders(requestIdOf(request)) })

function answerSpent(request: Request) {
  const arrival = readArrival(request)
  const { demo: t } = wordsOf(arrival.language)

  return answerPage(arrival, {
    status: 410,
    title: htmlEscape(t('spent.title')),
    body: htmlEscape`<h1>${t('spent.title')}</h1><p>${t('spent.text')}</p><a class="button" href="/">${t('spent.action')}</a><p class="quiet">${arrival.t('requestId')}: <code>${arrival.requestId}</code></p>`,
  })
}

const READS: Declaration = { who: 'demo key', refusal: 401, changes: false, demoOnly: true }
const STEERS: Declaration = { ...READS, changes: true, body: 16_000, accepts: 'json' }
const OPENS: Declaration = { ...READS, refusal: 410, changes: true }
const LOOKS: Declaration = { who: 'anybody', changes: false, demoOnly: true }

/** The walkthrough's endpoints; demo mode only. */
export const demo = [
  endpoint('POST', '/api/demo/answers', STEERS, answer),
  endpoint('GET', '/api/demo/breaches', READS, readBreaches),
  endpoint('DELETE', '/api/demo/breaches/[name]', STEERS, disableBreach),
  endpoint('PUT', '/api/demo/breaches/[name]', STEERS, enableBreach),
  endpoint('POST', '/api/demo/cash', STEERS, handOverCash),
  endpoint('GET', '/api/demo/clock', READS, readClock),
  endpoint('POST', '/api/demo/clock', STEERS, moveClock),
  endpoint('POST', '/api/demo/forget', STEERS, forget),
  endpoint('POST', '/api/demo/parcels', STEERS, moveParcel),
  endpoint('POST', '/api/demo/tickets', STEERS, giveTicket),
  endpoint('POST', '/api/demo/vouchers', STEERS, giveVoucher),
  endpoint('GET', '/demo/[ticket]', OPENS, openTicket),
  endpoint('HEAD', '/demo/[ticket]', LOOKS, headTicket),
]
