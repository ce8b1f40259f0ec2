import { htmlEscape } from 'escape-goat'
import { readFailure } from '../../trpc/failures'
import type { Arrival } from '../page/arrival'
import { answerPage, guardHeaders } from '../page/own-page'
import { languageField } from './landing'

const STATUS = {
  handoff_invalid: 400,
  handoff_expired: 410,
  handoff_used: 409,
  handoff_cross_site: 403,
  handoff_unavailable: 503,
  item_unavailable: 404,
  method_not_allowed: 405,
  payload_too_large: 413,
  uri_too_long: 414,
  unsupported_media_type: 415,
  too_many_requests: 429,
} as const

export type RefusalCode = keyof typeof STATUS

/** Refusals of a request whose token was not read. */
export type FormRefusalCode = Parameters<Arrival['shop']['handoff']['recordRefusedForm']>[0]['code']

type Refusal = {
  code: RefusalCode
  details?: Record<string, string | number>
  /** The unspent token, where a retry makes sense. */
  token?: string
  headers?: Record<string, string>
}

/** After these refusals the same link may still lead to its offer. */
const TRY_AGAIN = new Set<RefusalCode>(['handoff_cross_site', 'handoff_unavailable', 'too_many_requests'])

const RETRY_SECONDS = '5'

/**
 * Renders a refusal: what happened, what was not lost, and one next step. A page, or RFC 9457 for
 * clients that ask for JSON.
 */
export function answerRefusal(arrival: Arrival, refusal: Refusal): Response {
  return wantsJson(arrival.request) ? answerProblem(arrival, refusal) : answerRefusalPage(arrival, refusal)
}

/** `answerRefusal` for an invalid request that has not reached the verb; records it. */
export async function answerRefusedForm(
  arrival: Arrival,
  path: '/h' | '/h/claim',
  refusal: Refusal & { code: FormRefusalCode },
): Promise<Response> {
  const { shop, request } = arrival
  await shop.handoff
    .recordRefusedForm({ code: refusal.code, method: request.method, path, status: STATUS[refusal.code] })
    // Without its database the shop still refuses.
    .catch(() => {})

  return answerRefusal(arrival, refusal)
}

/** Maps a failure to its refusal. An unexpected failure is not blamed on the link. */
export function toRefusal(error: unknown, token: string): Refusal {
  const failure = readFailure(error)
  if (!failure || !isRefusalCode(failure.code))
    return { code: 'handoff_unavailable', token, headers: { 'retry-after': RETRY_SECONDS } }
  const { code, details } = failure
  const headers = code === 'too_many_requests' ? { 'retry-after': String(details.seconds) } : undefined

  return { code, details, token, headers }
}

const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(STATUS, code)

function answerRefusalPage(arrival: Arrival, refusal: Refusal) {
  const { t, requestId } = arrival
  const { code, headers } = refusal
  const title = t(`refusals.${code}.title`)

  return answerPage(arrival, {
    status: STATUS[code],
    title: htmlEscape(title),
    script: TRY_AGAIN.has(code) ? undefined : forgetAddress(refusal),
    body: [
      htmlEscape`<span class="mark" aria-hidden="true">!</span><h1>${title}</h1><p>${t(`refusals.${code}.text`)}</p>`,
      nextStep(arrival, refusal),
      htmlEscape`<p class="quiet">${t('requestId')}: <code>${requestId}</code></p>`,
    ].join(''),
    headers,
  })
}

function nextStep(arrival: Arrival, { code, details, token }: Refusal) {
  const label = arrival.t(`refusals.${code}.action`)
  // Shows the handoff again instead of claiming it, so that the next claim comes from our own page.
  if (token && TRY_AGAIN.has(code))
    return [
      htmlEscape`<form method="get" action="/h"><input type="hidden" name="t" value="${token}">`,
      languageField(arrival),
      htmlEscape`<button>${label}</button></form>`,
    ].join('')

  return htmlEscape`<a class="button" href="${placeAfter({ details })}">${label}</a>`
}

/** Replaces this page's URL in the history, because its token is no longer usable. */
const forgetAddress = (refusal: Refusal) => `history.replaceState(null,'','${placeAfter(refusal)}')`

const placeAfter = ({ details }: Pick<Refusal, 'details'>) => (details?.sku ? plainLink(details) : '/')

const plainLink = ({ sku, quantity }: Record<string, string | number>) => `/buy/${sku}:${quantity}`

function answerProblem({ t, requestId }: Arrival, { code, details, headers }: Refusal) {
  const problem = {
    type: `urn:pasar:problem:${code}`,
    title: t(`refusals.${code}.title`),
    status: STATUS[code],
    detail: t(`refusals.${code}.text`),
    code,
    requestId,
    ...(details?.sku ? { next: plainLink(details) } : {}),
  }

  return Response.json(problem, {
    status: STATUS[code],
    headers: { ...guardHeaders(requestId), 'content-type': 'application/problem+json', ...headers },
  })
}

/** A browser accepts HTML; a client that wants problem details accepts JSON and not HTML. */
function wantsJson(request: Request) {
  const accept = request.headers.get('accept') ?? ''

  return accept.includes('json') && !accept.includes('text/html')
}
