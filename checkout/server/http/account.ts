import { endpoint } from '@jembatan/http/endpoints'
import { writeCookie } from '@jembatan/platform/cookies'
import { refuse } from '@jembatan/platform/request'
import { ACTS } from '../account/limits'
import {
  ACCOUNT_COOKIE,
  CLAIM_COOKIE,
  CLAIM_COOKIE_OPTIONS,
  SESSION_COOKIE,
  SESSION_COOKIE_OPTIONS,
} from '../session/cookies'
import { shopOf } from '../trpc/create-caller'
import { readFailure } from '../trpc/failures'

const GONE = { ...SESSION_COOKIE_OPTIONS, maxAge: 0 }

/** Ends the session, and leaves nothing of the person in the browser: no cookie, no draft, no page kept for later. */
async function signOut(request: Request) {
  await shopOf(request).account.signOut()
  const headers = new Headers({ location: '/', 'clear-site-data': '"cache", "storage"', 'cache-control': 'no-store' })
  for (const name of [ACCOUNT_COOKIE, SESSION_COOKIE, CLAIM_COOKIE])
    headers.append('set-cookie', writeCookie(name, '', GONE))

  return new Response(null, { status: 303, headers })
}

/** Everything that Pasar keeps about whoever asks, as a file. A browser that has no session has no data. */
async function exportData(request: Request) {
  const data = await shopOf(request)
    .rights.export()
    .catch((failure: unknown) => {
      const refusal = readFailure(failure)
      if (!refusal) throw failure
      return refusal
    })
  if ('code' in data) {
    if (data.code === 'session_missing') return refuse(request, 404, data.code)
    const answer = refuse(request, 429, data.code)
    answer.headers.set('retry-after', String(data.details.seconds))
    return answer
  }

  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="pasar-data.json"',
      'cache-control': 'no-store',
    },
  })
}

const LONGEST_TOKEN = 100

/**
 * Where the link of an invitation leads. Takes the token out of the address before there is a page, and looks nothing up: a
 * preview or a scanner spends nothing.
 */
function keepClaimToken(_: Request, { token }: { token: string }) {
  const headers = {
    location: '/account/claim',
    'set-cookie': writeCookie(CLAIM_COOKIE, token.slice(0, LONGEST_TOKEN), CLAIM_COOKIE_OPTIONS),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  }

  return new Response(null, { status: 303, headers })
}

/** What a person does with their account beside its pages. */
export const account = [
  endpoint('GET', '/claim/[token]', { who: 'anybody', changes: false }, keepClaimToken),
  endpoint('GET', '/account/data/export', { who: 'buyer', refusal: 404, changes: false, limits: [ACTS] }, exportData),
  endpoint('POST', '/account/sign-out', { who: 'anybody', changes: true, body: 4000, accepts: 'form' }, signOut),
]
