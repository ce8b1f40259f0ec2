import { endpoint } from '@jembatan/http/endpoints'
import { writeCookie } from '@jembatan/platform/cookies'
import { refuse } from '@jembatan/platform/request'
import { ACTS } from '../account/limits'
import {
  ACCOUNT_COOKIE,
  CLAIM_COOKIE,
  CLAIM_COOKIE_OPTIONS,
  SEEN_COOKIE,
  SESSION_COOKIE,
  SESSION_COOKIE_OPTIONS,
} from '../session/cookies'
import { shopOf } from '../trpc/create-caller'
import { readFailure } from '../trpc/failures'

const EXPIRED_COOKIE = { ...SESSION_COOKIE_OPTIONS, maxAge: 0 }

/** Ends the session and clears the browser's cookies, drafts and cached pages. */
async function signOut(request: Request) {
  await shopOf(request).account.signOut()
  const headers = new Headers({ location: '/', 'clear-site-data': '"cache", "storage"', 'cache-control': 'no-store' })
  for (const name of [ACCOUNT_COOKIE, SESSION_COOKIE, CLAIM_COOKIE, SEEN_COOKIE])
    headers.append('set-cookie', writeCookie(name, '', EXPIRED_COOKIE))

  return new Response(null, { status: 303, headers })
}

/** Exports all data about the session as a file. A browser without a session has no data. */
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
 * Target of an invitation link. Moves the token from the URL to a cookie without looking it up:
 * previews and scanners spend nothing.
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

/** Account endpoints besides the pages. */
export const account = [
  endpoint('GET', '/claim/[token]', { who: 'anybody', changes: false }, keepClaimToken),
  endpoint('GET', '/account/data/export', { who: 'buyer', refusal: 404, changes: false, limits: [ACTS] }, exportData),
  endpoint('POST', '/account/sign-out', { who: 'anybody', changes: true, body: 4000, accepts: 'form' }, signOut),
]
