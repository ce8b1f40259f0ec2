import { writeCookie } from '@jembatan/platform/cookies'
import { SESSION_COOKIE, SESSION_COOKIE_OPTIONS } from '../../session/cookies'
import { requestIdOf } from '../../trpc/visitor'
import { keepLanguage } from '../choose-language'
import { type Arrival, readArrival } from '../page/arrival'
import { guardHeaders } from '../page/own-page'
import { readForm } from './claim-form'
import { answerRefusal, answerRefusedForm, toRefusal } from './refusal'

/** Spends the handoff posted by our page and redirects to its product. */
export async function claimHandoff(request: Request) {
  const form = await readForm(request)
  const arrival = readArrival(request, form.language)
  if (form.refusal) return answerRefusedForm(arrival, '/h/claim', form.refusal)

  try {
    return await claim(arrival, form)
  } catch (error) {
    return answerRefusal(arrival, toRefusal(error, form.token))
  }
}

async function claim(
  { nonce, shop, requestId, namedLanguage }: Arrival,
  { token, proof }: { token: string; proof: string },
) {
  const { productId, sku, sessionId } = await shop.handoff.claim({ token, nonce, proof })
  const headers = new Headers({
    ...guardHeaders(requestId),
    location: `/products/${encodeURIComponent(productId)}?${new URLSearchParams({ sku })}`,
  })
  if (sessionId) headers.append('set-cookie', writeCookie(SESSION_COOKIE, sessionId, SESSION_COOKIE_OPTIONS))
  if (namedLanguage) headers.append('set-cookie', keepLanguage(namedLanguage))

  return new Response(null, { status: 303, headers })
}

export const refuseToClaim = (request: Request) =>
  answerRefusedForm(readArrival(request), '/h/claim', { code: 'method_not_allowed', headers: { allow: 'POST' } })

/** A refusal has a body, which a HEAD response must not have. */
export const headClaim = (request: Request) =>
  new Response(null, { status: 405, headers: { ...guardHeaders(requestIdOf(request)), allow: 'POST' } })
