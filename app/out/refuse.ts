import { getMessages } from 'next-intl/server'
import type { Messages } from '@/i18n/request'
import { getRamai, getVisitor } from '../visitor'
import { refusalPage } from './refusal-page'

type Refusal = { code: string; retryAfterSeconds?: number }

/** How each refusal is answered, and in whose words: those of one that says the same to a person. */
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
} as const satisfies Record<string, { status: number; words: keyof Messages['problem'] }>

const isReason = (code: string): code is keyof typeof ANSWERS => Object.hasOwn(ANSWERS, code)

/** A page that says why nobody left, with its own status and no token; the audit log gets the reason. */
export async function refuse({ code, retryAfterSeconds }: Refusal): Promise<Response> {
  const reason = isReason(code) ? code : 'unreadable'
  const { status, words } = ANSWERS[reason]
  const { handoff } = await getRamai()
  await handoff.recordRefusal({ reason, method: reason === 'method' ? 'GET' : 'POST', status })

  const { language, requestId } = await getVisitor()
  const { problem, common } = (await getMessages()) as Messages

  const answer = new Headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  if (retryAfterSeconds !== undefined) answer.set('retry-after', String(retryAfterSeconds))
  if (status === 405) answer.set('allow', 'POST')
  return new Response(refusalPage({ language, requestId, ...problem[words], common }), { status, headers: answer })
}
