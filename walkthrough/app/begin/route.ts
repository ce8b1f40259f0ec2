import { localPath, refuse } from '@jembatan/platform/request'
import { acceptLink } from '@/server/session/accept-link'
import { beginSession } from '@/server/session/sessions'
import { goOnWith, plainPage } from '../plain-page'

/** The link that `npm start` prints: begins a session that may steer, once. `to` names the page to go on with. */
export async function GET(request: Request) {
  // Whoever only looks ahead must not use it up.
  if (request.method !== 'GET' || /prefetch/.test(request.headers.get('sec-purpose') ?? ''))
    return refuse(request, 503, 'looking_ahead')
  const { searchParams } = new URL(request.url)
  if (await acceptLink(searchParams.get('key') ?? ''))
    return goOnWith(beginSession(), localPath(searchParams.get('to')))

  return plainPage({
    ...{ request, status: 401, code: 'link_spent' },
    part: ({ linkSpent, steer, home }) => `<h1>${linkSpent}</h1><p>${steer}</p><p><a href="/">${home}</a></p>`,
  })
}
