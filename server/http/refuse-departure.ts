import commonEn from '@/messages/en/common.json'
import problemEn from '@/messages/en/problem.json'
import commonId from '@/messages/id/common.json'
import problemId from '@/messages/id/problem.json'
import { plainPage } from './plain-page'
import { ramaiOf, visitorOf } from './visitor'

type Refusal = { code: string; retryAfterSeconds?: number }

const WORDS = { id: { common: commonId, problem: problemId }, en: { common: commonEn, problem: problemEn } }

/** The status of each refusal, and the message that it shares with similar ones. */
const ANSWERS = {
  cross_site: { status: 403, words: 'cross_site' },
  media_type: { status: 415, words: 'unreadable' },
  too_large: { status: 413, words: 'unreadable' },
  unreadable: { status: 400, words: 'unreadable' },
  method: { status: 405, words: 'method' },
  promotion_unknown: { status: 404, words: 'promotion_unknown' },
  promotion_sold_out: { status: 409, words: 'promotion_sold_out' },
  promotion_taken_down: { status: 410, words: 'promotion_taken_down' },
  too_many_departures: { status: 429, words: 'too_many_departures' },
} as const satisfies Record<string, { status: number; words: keyof typeof problemId }>

const isReason = (code: string): code is keyof typeof ANSWERS => Object.hasOwn(ANSWERS, code)

/**
 * Returns a page that explains why the departure was refused, without a token; the audit log gets
 * the reason.
 */
export async function refuseDeparture(request: Request, { code, retryAfterSeconds }: Refusal): Promise<Response> {
  const reason = isReason(code) ? code : 'unreadable'
  const { status, words } = ANSWERS[reason]
  const { handoff } = ramaiOf(request)
  await handoff.recordRefusal({ reason, method: reason === 'method' ? 'GET' : 'POST', status })

  const { language, requestId } = visitorOf(request)
  const { problem, common } = WORDS[language]
  const { title, text } = problem[words]
  // The request id is generated here too, so nothing on the page comes from a client.
  const main = `    <h1>${title}</h1>
    <p>${text}</p>
    <a class="button" href="/">${common.toFeed}</a>
    <p class="id">${common.requestId}: ${requestId}</p>`
  const headers = {
    ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
    ...(status === 405 && { allow: 'POST' }),
  }

  return plainPage({ language, title, main, common }, { status, headers })
}
