import { readForm, refuse } from '@jembatan/platform/request'
import { getEnvironment } from '@/server/environment'
import { log } from '@/server/log'
import { acceptAuditorKey } from '@/server/session/access'
import { countAttempt } from '@/server/session/count-attempt'
import { goOnAs, plainPage } from '../plain-page'

const LONGEST_FORM = 1024

/** Without demo mode: asks for the auditor's key before anything is shown. */
export const GET = (request: Request) => (getEnvironment().DEMO_MODE ? refuse(request, 404, 'not_found') : ask(request))

export async function POST(request: Request) {
  if (getEnvironment().DEMO_MODE) return refuse(request, 404, 'not_found')
  if ((request.headers.get('sec-fetch-site') ?? 'same-origin') !== 'same-origin')
    return refuse(request, 403, 'cross_site')
  if (!(await countAttempt())) return ask(request, { status: 429, code: 'too_many_attempts' })

  const form = await readForm(request, LONGEST_FORM)
  const auditor = acceptAuditorKey(form?.get('key') ?? '')
  if (auditor) return goOnAs(auditor, '/')

  log.warn({ requestId: request.headers.get('x-request-id') }, 'auditor refused')
  return ask(request, { status: 401, code: 'key_wrong' })
}

type Refusal = { status: 401 | 429; code: 'key_wrong' | 'too_many_attempts' }

const ask = (request: Request, refusal?: Refusal) =>
  plainPage({
    ...{ request, status: refusal?.status ?? 200, code: refusal?.code },
    part: ({ signIn, signInText, key, enter, refused }) => `<h1>${signIn}</h1>
      ${refusal ? `<p class="alert" role="alert">${refused[refusal.code]}</p>` : ''}
      <p>${signInText}</p>
      <form method="post" action="/sign-in">
        <label>${key}<input name="key" type="password" autocomplete="off" required></label>
        <button>${enter}</button>
      </form>`,
  })
