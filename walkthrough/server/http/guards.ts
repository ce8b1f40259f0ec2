import { type Controls, listControls } from '../controls/controls'
import { getEnvironment } from '../environment'
import { findOrCreateSession, type Session } from '../session/sessions'
import { findSystems, type Systems } from '../systems/systems'

type Handler<Given> = (given: Given) => Promise<Response>

/** For what only a demo has: elsewhere there is no such address. */
export async function inDemo(handle: Handler<Systems>): Promise<Response> {
  const environment = getEnvironment()
  if (!environment.DEMO_MODE) return notFound()

  const response = await handle(findSystems(environment))
  response.headers.set('cache-control', 'no-store')
  return response
}

/** For what acts on the systems: in a demo, and for a page of our own. */
export async function fromOwnPage(request: Request, handle: Handler<Systems>): Promise<Response> {
  return request.headers.get('sec-fetch-site') === 'same-origin' ? inDemo(handle) : notFound()
}

const COOKIE = '__Host-jembatan_session'

/** For what acts on behalf of one window's session, which begins with its first request. */
export const inSession = (
  request: Request,
  handle: Handler<{ systems: Systems; controls: Controls; session: Session }>,
) =>
  fromOwnPage(request, async (systems) => {
    const session = findOrCreateSession(readCookie(request))
    const response = await handle({ systems, controls: listControls(getEnvironment()), session })
    response.headers.set('set-cookie', `${COOKIE}=${session.id}; Path=/; Secure; HttpOnly; SameSite=Strict`)

    return response
  })

const readCookie = (request: Request) =>
  request.headers
    .get('cookie')
    ?.split(/;\s*/)
    .find((pair) => pair.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1)

const notFound = () => Response.json({ error: 'not found' }, { status: 404, headers: { 'cache-control': 'no-store' } })
