import { endpoint } from '@jembatan/http/endpoints'
import { readCookie } from '@jembatan/platform/cookies'
import { localPath, nearestHop, readForm, refuse } from '@jembatan/platform/request'
import { getEnvironment } from '../environment'
import { log } from '../log'
import { acceptLink } from '../session/accept-link'
import { beginSession, endAllSessions, endSession, findSession, SESSION_COOKIE } from '../session/sessions'
import { SIGN_INS, signInAsAuditor } from '../session/sign-in'
import { LOOKS, TAKES_A_FORM } from './declarations'
import { plainPage, redirectSignedOut, redirectWithSession } from './plain-page'

const LONGEST_FORM = 1024

/**
 * The one-time link that `npm start` prints. It starts a presenter's session and redirects to `to`.
 */
async function begin(request: Request) {
  // A prefetch must not use up the link.
  if (request.method !== 'GET' || /prefetch/.test(request.headers.get('sec-purpose') ?? ''))
    return refuse(request, 503, 'looking_ahead')
  const { searchParams } = new URL(request.url)
  if (await acceptLink(searchParams.get('key') ?? ''))
    return redirectWithSession(beginSession(), localPath(searchParams.get('to')))

  return plainPage({
    request,
    status: 401,
    code: 'link_spent',
    part: ({ linkSpent, steer, home }) => `<h1>${linkSpent}</h1><p>${steer}</p><p><a href="/">${home}</a></p>`,
  })
}

/** Outside demo mode: the sign-in form for the auditor's key. */
const showSignIn = (request: Request) =>
  getEnvironment().DEMO_MODE ? refuse(request, 404, 'not_found') : askForKey(request)

async function signIn(request: Request) {
  if (getEnvironment().DEMO_MODE) return refuse(request, 404, 'not_found')
  if ((request.headers.get('sec-fetch-site') ?? 'same-origin') !== 'same-origin')
    return refuse(request, 403, 'cross_site')

  const form = await readForm(request, LONGEST_FORM)
  const result = await signInAsAuditor({ key: form?.get('key') ?? '', address: nearestHop(request.headers) })
  if ('token' in result) return redirectWithSession(result.token, '/')

  if (result.fault === 'key_wrong') log.warn({ requestId: request.headers.get('x-request-id') }, 'auditor refused')
  return askForKey(request, result.fault)
}

const REFUSALS = { key_wrong: 401, too_many_attempts: 429 }

const askForKey = (request: Request, code?: keyof typeof REFUSALS) =>
  plainPage({
    request,
    status: code ? REFUSALS[code] : 200,
    code,
    part: ({ signIn, signInText, key, enter, refused }) => `<h1>${signIn}</h1>
      ${code ? `<p class="alert" role="alert">${refused[code]}</p>` : ''}
      <p>${signInText}</p>
      <form method="post" action="/sign-in">
        <label>${key}<input name="key" type="password" autocomplete="off" required></label>
        <button>${enter}</button>
      </form>`,
  })

/**
 * Ends this browser's session, or with `all` every session. A plain form, so it works without
 * JavaScript.
 */
async function signOut(request: Request) {
  const token = readCookie(request.headers, SESSION_COOKIE)
  const form = await readForm(request, LONGEST_FORM)
  if (form?.has('all') && findSession(token)) endAllSessions()
  else endSession(token)

  return redirectSignedOut()
}

const BEGINS = { who: 'presenter', refusal: 401, changes: false, demoOnly: true } as const
const SIGNS_IN = {
  ...TAKES_A_FORM,
  limits: [SIGN_INS],
}

/** Available without a session. */
export const signInForms = [
  endpoint('GET', '/sign-in', LOOKS, showSignIn),
  endpoint('POST', '/sign-in', SIGNS_IN, signIn),
]

export const session = [endpoint('GET', '/begin', BEGINS, begin), endpoint('POST', '/sign-out', TAKES_A_FORM, signOut)]
