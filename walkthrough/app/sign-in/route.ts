import { nearestHop, readForm, refuse } from '@jembatan/platform/request'
import { getEnvironment } from '@/server/environment'
import { log } from '@/server/log'
import { signInAsAuditor } from '@/server/session/sign-in'
import { goOnWith, plainPage } from '../plain-page'

const LONGEST_FORM = 1024

/** Without demo mode: asks for the auditor's key before anything is shown. */
export const GET = (request: Request) => (getEnvironment().DEMO_MODE ? refuse(request, 404, 'not_found') : ask(request))

export async function POST(request: Request) {
  if (getEnvironment().DEMO_MODE) return refuse(request, 404, 'not_found')
  if ((request.headers.get('sec-fetch-site') ?? 'same-origin') !== 'same-origin')
    return refuse(request, 403, 'cross_site')

  const form = await readForm(request, LONGEST_FORM)
  const result = await signInAsAuditor({ key: form?.get('key') ?? '', address: nearestHop(request.headers) })
  if ('token' in result) return goOnWith(result.token, '/')

  if (result.fault === 'key_wrong') log.warn({ requestId: request.headers.get('x-request-id') }, 'auditor refused')
  return ask(request, result.fault)
}

const REFUSALS = { key_wrong: 401, too_many_attempts: 429 }

const ask = (request: Request, code?: keyof typeof REFUSALS) =>
  plainPage({
    ...{ request, status: code ? REFUSALS[code] : 200, code },
    part: ({ signIn, signInText, key, enter, refused }) => `<h1>${signIn}</h1>
      ${code ? `<p class="alert" role="alert">${refused[code]}</p>` : ''}
      <p>${signInText}</p>
      <form method="post" action="/sign-in">
        <label>${key}<input name="key" type="password" autocomplete="off" required></label>
        <button>${enter}</button>
      </form>`,
  })
