import { readLandingLanguage } from '../../handoff/landing-language'
import { requestIdOf } from '../../trpc/visitor'
import { keepNonce, readArrival } from '../page/arrival'
import { guardHeaders } from '../page/own-page'
import { answerLanding } from './landing'
import { answerRefusal, answerRefusedForm, toRefusal } from './refusal'

const LONGEST_ADDRESS = 4096

/**
 * Shows a handoff's offer and spends nothing, so that previews, scanners and prefetches are
 * harmless.
 */
export async function showHandoff(request: Request) {
  const fields = new URL(request.url).searchParams
  const arrival = readArrival(request, readLandingLanguage(fields))
  if (request.url.length > LONGEST_ADDRESS) return answerRefusedForm(arrival, '/h', { code: 'uri_too_long' })
  const [token, ...more] = fields.getAll('t')
  if (!token || more.length > 0) return answerRefusedForm(arrival, '/h', { code: 'handoff_invalid' })

  const { nonce, shop } = arrival
  try {
    const page = await shop.handoff.show({ token, nonce })

    return answerLanding(arrival, {
      token,
      page: page,
      byItself: isTap(request.headers),
      headers: keepNonce(page.nonce),
    })
  } catch (error) {
    return answerRefusal(arrival, toRefusal(error, token))
  }
}

/** True for a person's tap on another page; false for a pasted URL, a scanner or a prefetch. */
function isTap(headers: Headers) {
  const fromElsewhere = ['cross-site', 'same-site'].includes(headers.get('sec-fetch-site') ?? '')

  return fromElsewhere && headers.get('sec-fetch-user') === '?1' && !headers.has('sec-purpose')
}

export const headHandoff = (request: Request) => new Response(null, { headers: guardHeaders(requestIdOf(request)) })

export const refuseToShow = (request: Request) =>
  answerRefusedForm(readArrival(request), '/h', { code: 'method_not_allowed', headers: { allow: 'GET, HEAD' } })
