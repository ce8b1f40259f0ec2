import { writeCookie } from '@jembatan/platform/cookies'
import { guardHeaders } from '@/app/h/answer'
import { type Arrival, readArrival } from '@/app/h/arrival'
import { answerRefusal, answerRefusedForm, toRefusal } from '@/app/h/refusal'
import { requestIdOf, SESSION_COOKIE, SESSION_COOKIE_OPTIONS } from '@/app/visit'
import { readForm } from './form'

/** Spends the handoff that our own page posts, and leads to its basket. */
export async function POST(request: Request) {
  const arrival = await readArrival(request)
  const form = await readForm(request)
  if (form.refusal) return answerRefusedForm(arrival, '/h/claim', form.refusal)

  try {
    return await claim(arrival, form)
  } catch (error) {
    return answerRefusal(arrival, toRefusal(error, form.token))
  }
}

async function claim({ nonce, shop, requestId }: Arrival, { token, proof }: { token: string; proof: string }) {
  const { basketId, orderId, sessionId } = await shop.handoff.claim({ token, nonce, proof })

  return new Response(null, {
    status: 303,
    headers: {
      ...guardHeaders(requestId),
      ...(sessionId && { 'set-cookie': writeCookie(SESSION_COOKIE, sessionId, SESSION_COOKIE_OPTIONS) }),
      location: orderId ? `/orders/${orderId}` : `/checkout/${basketId}`,
    },
  })
}

async function refuseMethod(request: Request) {
  return answerRefusedForm(await readArrival(request), '/h/claim', {
    code: 'method_not_allowed',
    headers: { allow: 'POST' },
  })
}

export {
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as OPTIONS,
  refuseMethod as PATCH,
  refuseMethod as PUT,
}

/** Without it Next would answer HEAD by GET, and a refusal has a body. */
export const HEAD = (request: Request) =>
  new Response(null, { status: 405, headers: { ...guardHeaders(requestIdOf(request)), allow: 'POST' } })
